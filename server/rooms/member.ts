import type { CloseReason } from '#shared/protocol/close-codes.ts';
import type { FrameDigest } from '#shared/protocol/frame-digest.ts';
import type { RefusalCode, Saved } from '#shared/protocol/room-messages.ts';
import type { Connection } from './connection.ts';
import { FrameLedger, type Ticket } from './frame-ledger.ts';
import { HangingFrames } from './hanging-frames.ts';
import { limits } from './limits.ts';
import type { Submission } from './submission.ts';
import { jsonFrame, step1Frame } from './wire.ts';

const { backlog } = limits;

/** One connection in a room: what it has been told, what it was promised, and what it is still owed. */
export class Member {
  readonly connection: Connection;
  readonly ledger = new FrameLedger();
  readonly hanging = new HangingFrames();
  /** It has been given the document, so it receives what happens from here on. */
  joined = false;
  /** Set while it is behind: the state it was last known to hold, from which it is brought up to date. */
  #missingSince: Uint8Array | null = null;
  /** Its frames that are settled, which it has not been told. */
  readonly #untold: FrameDigest[] = [];
  #step1sUnanswered = 0;
  /** It has been asked for what it holds and we lack. */
  wasAsked = false;
  #isSentAway = false;
  /** Yjs client ids whose writing was refused: what they write later builds on what is not here. */
  readonly #refusedClients = new Set<number>();

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get isBehind(): boolean {
    return this.#missingSince !== null;
  }

  /** Sends unless the connection is behind; what it misses then, it gets when it is brought up to date. */
  tell(frame: Uint8Array): void {
    if (!this.isBehind) this.tellAnyway(frame);
  }

  /** Also while it is behind: what is said once and is not part of what it is brought up to date with. */
  tellAnyway(frame: Uint8Array): void {
    if (!this.isSentAway) this.#send(frame);
  }

  /** Whoever reads nothing of it must not fill the memory: sent away, it comes back and is synced afresh. */
  #send(frame: Uint8Array): void {
    this.connection.send(frame);
    if (this.connection.bufferedAmount > backlog.hopelessBytes) this.close('slow');
  }

  /** Whether another update would find too much unsent before it. */
  get isClogged(): boolean {
    return this.connection.bufferedAmount > backlog.behindBytes;
  }

  /** Stops telling it anything until all is sent; `catchUp` is then called with what it holds. */
  fallBehind(holds: Uint8Array, catchUp: (holds: Uint8Array) => void): void {
    const isFirst = this.#missingSince === null;
    this.#missingSince = holds;
    if (!isFirst) return;
    this.connection.whenDrained(() => {
      const since = this.#missingSince;
      this.#missingSince = null;
      if (since) catchUp(since);
    });
  }

  /** The frame is judged again with the next answer, which is asked for. Too much that hangs ends the connection. */
  hang(frame: Submission, stateVector: () => Uint8Array): void {
    if (this.hanging.add(frame)) this.askForAll(stateVector());
    else this.close('tooMuch');
  }

  /** Asks for everything it has and we lack, unless its answer to that very question is under way. */
  askForAll(stateVector: Uint8Array): void {
    if (this.#step1sUnanswered > 0) return;
    this.#step1sUnanswered += 1;
    this.wasAsked = true;
    this.#send(step1Frame(stateVector));
  }

  /** The next update frame, or `null` when too many are unsettled: it is sent away then. */
  openFrame(digest: FrameDigest): Ticket | null {
    if (this.ledger.unsettled + this.#untold.length < backlog.unsettledFrames)
      return this.ledger.open(digest);
    this.close('tooMuch');
    return null;
  }

  hasAnswered(): void {
    this.#step1sUnanswered = Math.max(0, this.#step1sUnanswered - 1);
  }

  refuse(
    ticket: Ticket,
    refusal: { code: RefusalCode; path: readonly string[] },
    clients: Iterable<number>,
  ): void {
    for (const client of clients) this.#rememberRefused(client);
    ticket.settlesAt = 0;
    this.#send(jsonFrame('refused', { frame: ticket.digest, ...refusal }));
  }

  /** The latest ones: of one that is forgotten, what it lacks is asked for once more and refused again. */
  #rememberRefused(client: number): void {
    this.#refusedClients.delete(client);
    this.#refusedClients.add(client);
    if (this.#refusedClients.size <= backlog.refusedClients) return;
    for (const oldest of this.#refusedClients) {
      this.#refusedClients.delete(oldest);
      return;
    }
  }

  /** Whether one of these ids had something refused: asking for what is missing would only bring that again. */
  hasRefused(clients: Iterable<number>): boolean {
    for (const client of clients) if (this.#refusedClients.has(client)) return true;
    return false;
  }

  /** Names what it sent and is settled now; to one that is behind, when it is brought up to date. */
  tellSaved(committedSeq: number, at: number): void {
    this.#untold.push(...this.ledger.advance(committedSeq));
    if (this.#untold.length === 0 || this.isBehind) return;
    const saved: Saved = { settled: this.#untold.splice(0), seq: committedSeq, at };
    this.tell(jsonFrame('saved', saved));
  }

  /** We sent it away. Nothing it sent before is taken any more, and it is told nothing. */
  get isSentAway(): boolean {
    return this.#isSentAway;
  }

  close(reason: CloseReason): void {
    this.#isSentAway = true;
    this.connection.close(reason);
  }
}
