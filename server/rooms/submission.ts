import type { ParticipantView } from '#shared/protocol/change.ts';
import type { RefusalCode } from '#shared/protocol/room-messages.ts';
import type { Ticket } from './frame-ledger.ts';
import { limits } from './limits.ts';
import { clientsIn } from './live-document.ts';
import type { Member } from './member.ts';
import type { Alongside } from './rooms.ts';

export interface Refusal {
  readonly code: RefusalCode;
  readonly path: readonly string[];
}

/** What an edit by the server rejects with. */
export class EditRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`The document does not take this edit: ${refusal.code} at ${refusal.path.join('.') || 'its root'}`);
    this.refusal = refusal;
  }
}

/**
 * An update somebody wants in the document. It is kept until it is on disk, because it is judged anew when the
 * disk turns out to have gone another way; its author is then told the later outcome.
 */
export interface Submission {
  /** Receives no copy of its own update; `null` when the server itself edits. */
  readonly author: Member | null;
  readonly participant: ParticipantView;
  readonly update: Uint8Array;
  /** What is written with it. */
  readonly alongside?: Alongside | undefined;
  /** The disk has no room, and it is not in memory. Whether it waits until there is some. */
  foundNoRoom(error: Error): boolean;
  /** It is in memory, and settled by the commit of this sequence number. */
  accepted(seq: number): void;
  refused(refusal: Refusal): void;
  /** It builds on something that is not here. Refuses itself when asking again cannot help. */
  hasGap(stateVector: () => Uint8Array): void;
}

/** One update frame of a connection. */
export class FrameSubmission implements Submission {
  readonly author: Member;
  readonly participant: ParticipantView;
  readonly update: Uint8Array;
  readonly #ticket: Ticket;
  /** It answered our question for everything. What is missing even then, asking again does not bring. */
  #isAnswer: boolean;
  /** How often something was missing that it builds on. */
  #gaps = 0;

  constructor(
    author: Member,
    ticket: Ticket,
    update: { readonly bytes: Uint8Array; readonly isAnswer: boolean },
  ) {
    this.author = author;
    this.participant = author.connection.participant;
    this.update = update.bytes;
    this.#ticket = ticket;
    this.#isAnswer = update.isAnswer;
  }

  foundNoRoom(): boolean {
    // Settled by nothing that is on disk now, whatever it was accepted as before.
    this.#ticket.settlesAt = Number.POSITIVE_INFINITY;
    return true;
  }

  accepted(seq: number): void {
    this.#settle(seq);
  }

  refused(refusal: Refusal): void {
    this.author.refuse(this.#ticket, refusal, clientsIn(this.update));
    this.#settle(0);
  }

  hasGap(stateVector: () => Uint8Array): void {
    this.#gaps += 1;
    const askingHelps = !this.#isAnswer && this.#gaps <= limits.backlog.gapsOfOneFrame;
    if (!askingHelps || this.author.hasRefused(clientsIn(this.update))) {
      this.refused({ code: 'unresolved', path: [] });
      return;
    }
    this.#ticket.settlesAt = Number.POSITIVE_INFINITY;
    this.author.hang(this, stateVector);
  }

  #settle(seq: number): void {
    this.#ticket.settlesAt = seq;
    // Judged again it is judged against another state than the one it answered.
    this.#isAnswer = false;
  }
}

/** An edit by the server on behalf of a participant. It is made from the document as it stands, so it has no gap. */
export class ServerSubmission implements Submission {
  readonly author = null;
  readonly participant: ParticipantView;
  readonly update: Uint8Array;
  readonly alongside: Alongside | undefined;
  refusal: Refusal | null = null;
  /** Why it was given up: whoever asked for it is told at once, and asks again or does not. */
  failure: Error | null = null;

  constructor(participant: ParticipantView, update: Uint8Array, alongside?: Alongside) {
    this.participant = participant;
    this.update = update;
    this.alongside = alongside;
  }

  foundNoRoom(error: Error): boolean {
    this.failure = error;
    return false;
  }

  accepted(): void {
    this.refusal = null;
  }

  refused(refusal: Refusal): void {
    this.refusal = refusal;
  }

  hasGap(): void {
    this.refused({ code: 'unresolved', path: [] });
  }
}
