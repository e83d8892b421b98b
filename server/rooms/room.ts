/**
 * One live document and the people in it.
 *
 * An update passes through here in this order: judged, taken into memory, queued; then, when it is on disk,
 * told to the others, acknowledged to its author, and its changes shown to all. Nothing that depends on an
 * update leaves the room before the update is on disk (I-13, I-14), and that includes what a newcomer is given.
 *
 *   loading ──▶ live ⇄ closing ──▶ closed
 *
 * loading: the document is being read from disk for the first time; frames wait.
 * live: frames are judged as they come. While the document is read again, or somebody holds it still, they wait.
 * closing: nobody is here. Whoever comes meanwhile gets this very room back.
 * closed: forgotten. Whoever comes gets another.
 */
import type { Side } from '#shared/access/permissions.ts';
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import type { Here } from '#shared/opportunity/joint-session.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { Audience } from './audience.ts';
import type { ClientClaims, Connection } from './connection.ts';
import { nothingHeld } from './document-state.ts';
import {
  type DocumentListener,
  DocumentMissing,
  type DocumentParts,
  DurableDocument,
  GenerationChanged,
} from './durable-document.ts';
import type { Unsaved } from './in-flight.ts';
import { Intake, type Rest } from './intake.ts';
import type { LiveDocument } from './live-document.ts';
import { Member } from './member.ts';
import { Portions } from './portions.ts';
import { Presence } from './presence.ts';
import { Reception } from './reception.ts';
import type { Alongside, HeldQuote } from './rooms.ts';
import { EditRefused, ServerSubmission } from './submission.ts';
import { jsonFrame, pongFrame, readClientFrame } from './wire.ts';

export interface RoomParts extends DocumentParts {
  /** There is something to tell that can wait for a moment: call `tellNews` soon. */
  readonly hasNews: (room: Room) => void;
  /** Whether the disk has no room. */
  readonly isFull: () => boolean;
  /** The log is long: call `fold` when no other room folds, so that a commit of everybody's waits for one at most. */
  readonly wantsFolding: (room: Room) => void;
  /** The room closed itself and must not be handed out again. */
  readonly forget: (room: Room) => void;
}

export class Room implements DocumentListener {
  readonly quoteId: QuoteId;
  readonly kind: DocumentKind;
  /** Resolves when the document is in memory; rejects with `DocumentMissing` or with what went wrong. */
  readonly opened: Promise<void>;
  readonly #parts: RoomParts;
  readonly #document: DurableDocument;
  readonly #audience: Audience;
  #state: 'loading' | 'live' | 'closing' | 'closed' = 'loading';
  readonly #intake: Intake;
  readonly #reception: Reception;
  readonly #portions: Portions;
  #lastUsedAt: number;
  #wasJoined = false;

  constructor(quoteId: QuoteId, kind: DocumentKind, parts: RoomParts) {
    this.quoteId = quoteId;
    this.kind = kind;
    this.#parts = parts;
    this.#lastUsedAt = parts.clock();
    this.#document = new DurableDocument(quoteId, kind, parts, this);
    this.#intake = new Intake(
      () => this.#state === 'live' && !this.#document.isLoading,
      (error) => this.failed(error),
    );
    this.#audience = new Audience(
      new Presence({
        clock: parts.clock,
        writerOf: (clientId) => this.#document.writerOf(clientId),
        rightOf: (id) => this.#document.rightOf(id),
      }),
      () => this.#announceNews(),
    );
    this.#reception = new Reception({
      document: this.#document,
      audience: this.#audience,
      intake: this.#intake,
      clock: parts.clock,
      isFull: parts.isFull,
    });
    this.#portions = new Portions((settled) => {
      this.#reception.tellSettled(settled);
      this.#announceNews();
    }, parts.clock);
    this.opened = this.#document.load().then(
      () => {
        this.#state = 'live';
        this.#rightsChanged();
        this.#intake.resume();
      },
      (error) => {
        this.failed(error);
        throw error;
      },
    );
    // Members are told of a failure by being closed; whoever else needs the room awaits `opened`.
    this.opened.catch(() => {});
  }

  /** Lets a connection in: it is told who it is and who is here, and gets the document when it asks for it. */
  join(connection: Connection, claims: ClientClaims): Member {
    const member = new Member(connection);
    this.#use();
    this.#wasJoined = true;
    this.#audience.members.add(member);
    this.#intake.take(() => this.#reception.welcome(member, claims));
    return member;
  }

  /** Takes one frame. Never throws: what is not allowed is refused, what cannot be understood is ignored. */
  receive(member: Member, bytes: Uint8Array): void {
    if (!this.#audience.members.has(member)) return;
    const frame = readClientFrame(bytes);
    if (frame.type === 'unknown') return;
    if (frame.type === 'ping') {
      if (!member.isClogged) member.tell(pongFrame);
      return;
    }
    if (frame.type === 'awareness') {
      this.#audience.presence.receive(member.connection, frame.entries);
      this.#announceNews();
      return;
    }
    this.#intake.take(() => this.#reception.take(member, frame));
  }

  /** The connection is gone. What it has sent stays and is judged. */
  leave(member: Member): void {
    this.#audience.remove(member);
    this.#lastUsedAt = this.#parts.clock();
    this.#announceNews();
  }

  /** What `look` sees in the document at a moment when all of it is on disk. */
  read<T>(look: (live: LiveDocument) => T): Promise<T> {
    return this.#still(() => look(this.#document.live));
  }

  /** Runs `act` while nothing is appended; afterwards judges by whatever status it left in the database. */
  pause<T>(act: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      try {
        return await act();
      } finally {
        await this.#document.readAccess().catch((error) => this.failed(error));
        this.#rightsChanged();
      }
    });
  }

  /** The quote's status was changed and nobody held the room still for it: whoever comes is to be told of it. */
  async accessChanged(): Promise<void> {
    // Nothing is taken from now on until it is read, in turn. A room that closes meanwhile needs it no more.
    await this.#still(() => this.pause(async () => {})).catch(() => {});
  }

  /** As `pause`, with the content that stands still. */
  hold<T>(act: (held: HeldQuote) => Promise<T>): Promise<T> {
    return this.pause(() => {
      const { live } = this.#document;
      return act({ ...live.read(), yjsState: live.whole() });
    });
  }

  /** Makes an edit for a participant through the ordinary path. Rejects with `EditRefused`. */
  edit(
    participant: ParticipantView,
    change: (document: QuoteDocument) => void,
    alongside?: Alongside,
  ): Promise<void> {
    return this.#inTurn(() => this.#edit(participant, change, alongside));
  }

  /** As `edit`, judged under that status, into which `alongside` brings the quote. */
  editAs(
    status: QuoteStatus,
    participant: ParticipantView,
    change: (document: QuoteDocument) => void,
    alongside: Alongside,
  ): Promise<void> {
    return this.pause(() => {
      // Nothing else is judged until it is on disk, and afterwards the status is read from there.
      const { live } = this.#document;
      live.access = { ...live.access, status };
      return this.#edit(participant, change, alongside);
    });
  }

  async #edit(
    participant: ParticipantView,
    change: (document: QuoteDocument) => void,
    alongside?: Alongside,
  ): Promise<void> {
    const update = this.#document.live.draft(change);
    if (!update) return;
    const submission = new ServerSubmission(participant, update, alongside);
    this.#document.submit(submission);
    await this.#document.whenSaved();
    if (submission.failure) throw submission.failure;
    if (submission.refusal) throw new EditRefused(submission.refusal);
  }

  /** What they write from now on is under that name too. */
  renamed(person: ParticipantView): void {
    for (const { connection } of this.#audience.members) {
      if (connection.participant.id === person.id) connection.participant = person;
    }
    this.#audience.presence.renamed(person.id);
    this.#announceNews();
  }

  tellAll(frame: Uint8Array, to?: Side): void {
    this.#audience.tellAll(frame, to);
  }

  tellNews(): void {
    this.#audience.tellNews();
  }

  /** Whether somebody of that side has the document open. */
  has(side: Side): boolean {
    for (const { joined, connection } of this.#audience.members) {
      if (joined && connection.participant.side === side) return true;
    }
    return false;
  }

  /** Who is here by their own word, and since when. */
  here(): Here[] {
    return this.#audience.presence.here();
  }

  /** Forgets presence that nobody renews. */
  expirePresence(): void {
    this.#audience.presence.expire();
    this.#announceNews();
  }

  closeWhere(matches: (connection: Connection) => boolean, reason: CloseReason): void {
    for (const member of [...this.#audience.members]) {
      if (!matches(member.connection)) continue;
      member.close(reason);
      this.leave(member);
    }
  }

  /** Whether nobody needs the room and nobody has been in it since `since`. */
  isUnusedSince(since: number): boolean {
    const isEmpty = this.#audience.members.size === 0 && !this.#intake.isHeld;
    const isAtRest = this.#state === 'live' && this.#document.isSaved && !this.#document.hasParked;
    return isEmpty && isAtRest && (!this.#wasJoined || this.#lastUsedAt <= since);
  }

  /** Folds the log into the snapshot and has the room forgotten, unless somebody has come meanwhile. */
  async retire(): Promise<void> {
    this.#state = 'closing';
    await this.#document.compact();
    // `#use` makes it live again.
    if (this.#isIn('live')) return;
    // In one step: whoever finds the room in between would wait in it for ever.
    this.#state = 'closed';
    this.#parts.forget(this);
  }

  /** Folds the log into the snapshot. People wait until it has been taken, not until it is on disk. Never rejects. */
  async fold(): Promise<void> {
    // It may have been closed while others folded.
    if (this.#state === 'closed') return;
    try {
      const { written } = await this.#still(() => ({ written: this.#document.compact() }));
      await written;
    } catch (error) {
      this.failed(error);
    }
  }

  /** Takes nothing more, waits until all that was taken is on disk, and sends everybody away. */
  async shutDown(): Promise<void> {
    await this.opened.catch(() => {});
    if (this.#state === 'closed') return;
    await this.#still(() => this.#close('restarting'));
  }

  announcedBy(clientId: number): ParticipantId | undefined {
    return this.#audience.presence.ownerOf(clientId);
  }

  give(member: Member, copy: Uint8Array): void {
    this.#reception.give(member, copy);
  }

  saved(settled: readonly Unsaved[], rowsChanged: boolean): void {
    this.#portions.add(settled, this.#audience.members.size);
    if (rowsChanged) this.tellAll(jsonFrame('changed', { topics: ['quote'] }));
  }

  reloaded(othersWrote: boolean): void {
    // By a copy that waits for the disk: memory holds again what was not on it.
    if (othersWrote) {
      for (const member of this.#audience.members) {
        if (member.joined) this.#document.copyFor(member, nothingHeld);
      }
    }
    for (const member of this.#audience.members) this.#reception.tellSaved(member);
    this.#intake.resume();
  }

  wantsCompaction(): void {
    this.#parts.wantsFolding(this);
  }

  /** The disk is full, or has room again. */
  storageChanged(isFull: boolean): void {
    if (!isFull) this.#intake.take(() => this.#document.roomAgain());
    this.tellAll(jsonFrame('storage', { isFull }));
  }

  /** Memory can no longer be trusted. Everybody is sent away to come back to a freshly loaded room. */
  failed(error: unknown): void {
    if (this.#state === 'closed') return;
    const { quoteId, kind } = this;
    if (error instanceof DocumentMissing) this.abandon('notFound', error);
    else {
      this.#parts.log.error({ err: error, quoteId, kind }, 'The room stopped itself');
      this.abandon(error instanceof GenerationChanged ? 'mismatch' : 'roomFault', error);
    }
  }

  /** Lets go of everything that is not on disk. Whoever waits for it is told the error. */
  abandon(reason: CloseReason, error: unknown): void {
    this.#close(reason);
    this.#document.giveUp(error);
    this.#parts.forget(this);
  }

  #rightsChanged(): void {
    this.#audience.presence.rightsChanged();
    this.#announceNews();
  }

  #announceNews(): void {
    if (this.#audience.hasNews) this.#parts.hasNews(this);
  }

  #isIn(state: 'live'): boolean {
    return this.#state === state;
  }

  #close(reason: CloseReason): void {
    this.#portions.flush();
    this.#state = 'closed';
    this.#audience.closeAll(reason);
  }

  #use(): void {
    this.#lastUsedAt = this.#parts.clock();
    if (this.#state === 'closing') this.#state = 'live';
  }

  /** The document is in memory and all of it is on disk. Not reached any more when the room has given up. */
  readonly #rest: Rest = {
    reached: async () => {
      await this.opened;
      await this.#document.whenSaved();
      if (this.#state === 'closed') throw new Error('The room closed meanwhile; open it again');
    },
    isReached: () => this.#document.isSaved,
  };

  #still<T>(act: () => T | Promise<T>): Promise<T> {
    this.#use();
    return this.#intake.still(this.#rest, act);
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    this.#use();
    return this.#intake.inTurn(this.#rest, act);
  }
}
