import type { Welcome } from '#shared/protocol/room-messages.ts';
import { schemaVersion } from '#shared/quote-doc/doc-layout.ts';
import type { Audience } from './audience.ts';
import type { ClientClaims } from './connection.ts';
import { holdsNothing } from './document-state.ts';
import type { DurableDocument } from './durable-document.ts';
import type { Unsaved } from './in-flight.ts';
import type { Intake } from './intake.ts';
import type { Member } from './member.ts';
import { FrameSubmission } from './submission.ts';
import { awarenessFrame, type ClientFrame, jsonFrame, step2Frame } from './wire.ts';

/** Frames that are taken in turn. Presence and pings are not: they depend on nothing and may pass at once. */
export type OrderedFrame = Exclude<ClientFrame, { type: 'awareness' | 'ping' | 'unknown' }>;

/** To one that was behind: what changed meanwhile was told to the others. */
const missedActivity = jsonFrame('changed', { topics: ['activity'] });

/** Speaks with the members: lets them in, takes what they send, gives them the document and what becomes of it. */
export class Reception {
  readonly #document: DurableDocument;
  readonly #audience: Audience;
  readonly #intake: Intake;
  readonly #clock: () => number;
  readonly #isFull: () => boolean;

  constructor(parts: {
    document: DurableDocument;
    audience: Audience;
    intake: Intake;
    clock: () => number;
    isFull: () => boolean;
  }) {
    this.#document = parts.document;
    this.#audience = parts.audience;
    this.#intake = parts.intake;
    this.#clock = parts.clock;
    this.#isFull = parts.isFull;
  }

  /** Tells a newcomer who it is and who is here, or sends it away because it holds what must not be merged. */
  welcome(member: Member, claims: ClientClaims): void {
    const { live, quoteId } = this.#document;
    const { generation } = live.stored;
    // A newcomer holds nothing of any generation; of what layout it would write there is no telling unless it says so.
    const agrees = claims.schemaVersion === schemaVersion && (claims.generation ?? generation) === generation;
    if (!agrees) {
      member.close('mismatch');
      this.#audience.remove(member);
      return;
    }
    const welcome: Welcome = {
      quoteId,
      participant: member.connection.participant,
      generation,
      schemaVersion,
      status: live.access.status,
    };
    member.tell(jsonFrame('welcome', welcome));
    if (this.#isFull()) member.tell(jsonFrame('storage', { isFull: true }));
    this.#tellWhoIsHere(member);
  }

  take(member: Member, frame: OrderedFrame): void {
    // It may have been sent away while this frame waited, and what it holds must not get in.
    if (member.isSentAway) return;
    switch (frame.type) {
      case 'step1':
        this.#askInReturn(member, frame.stateVector);
        this.#copyTo(member, frame.stateVector);
        break;
      case 'queryAwareness':
        // Whoever has not read the last answers asks for the same again.
        if (!member.isClogged) this.#tellWhoIsHere(member);
        break;
      case 'brokenUpdate': {
        const ticket = member.openFrame(frame.digest);
        if (ticket === null) return;
        member.refuse(ticket, { code: 'malformed', path: [] }, []);
        this.tellSaved(member);
        break;
      }
      case 'update': {
        const { update: bytes, answersStep1: isAnswer } = frame;
        const ticket = member.openFrame(frame.digest);
        if (ticket === null) return;
        if (isAnswer) member.hasAnswered();
        this.#document.submit(new FrameSubmission(member, ticket, { bytes, isAnswer }));
        if (isAnswer) member.hanging.judgeAgain((hanging) => this.#document.submit(hanging));
        this.tellSaved(member);
      }
    }
  }

  /** Gives the member the document, or what it lacks of it. All of it must be on disk. */
  give(member: Member, copy: Uint8Array): void {
    member.joined = true;
    member.tell(step2Frame(copy));
  }

  /** What is on disk now: the others are given it, its authors read "saved", and all hear soon what it changed. */
  tellSettled(settled: readonly Unsaved[]): void {
    const updates = settled.flatMap(({ applied, submission }) =>
      applied ? [{ bytes: applied.bytes, author: submission.author }] : [],
    );
    this.#audience.tellUpdates(updates, (member) =>
      this.leaveBehind(member, this.#document.heldBy(member, settled)),
    );
    const authors = new Set(settled.map(({ submission }) => submission.author));
    for (const author of authors) if (author) this.tellSaved(author);
    this.#audience.addChanges(settled.flatMap(({ applied }) => applied?.changes ?? []));
  }

  /** It is told nothing more until what was sent has left; then it gets everything it has missed since `holds`. */
  leaveBehind(member: Member, holds: Uint8Array): void {
    const catchUp = (since: Uint8Array): void => {
      if (!this.#audience.members.has(member)) return;
      this.#copyTo(member, since);
      this.#tellWhoIsHere(member);
      this.tellSaved(member);
      member.tell(missedActivity);
    };
    member.fallBehind(holds, (since) => this.#intake.take(() => catchUp(since)));
  }

  tellSaved(member: Member): void {
    member.tellSaved(this.#document.committedSeq, this.#clock());
  }

  /**
   * A newcomer may hold what we lack. Whoever holds nothing is asked from nothing: the answer is the same, and the
   * document need not be built for the question.
   */
  #askInReturn(member: Member, stateVector: Uint8Array): void {
    if (member.wasAsked) return;
    member.askForAll(holdsNothing(stateVector) ? stateVector : this.#document.stateVectorOnDisk());
  }

  /** At once when all it would give is on disk, otherwise when it is; and not before the last answer has left. */
  #copyTo(member: Member, stateVector: Uint8Array): void {
    if (member.isClogged) this.leaveBehind(member, stateVector);
    else this.#document.copyFor(member, stateVector);
  }

  #tellWhoIsHere(member: Member): void {
    member.tell(awarenessFrame(this.#audience.presence.entriesFor(member.connection)));
  }
}
