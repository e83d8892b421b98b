/**
 * A live document on its way to disk: takes submissions, has them committed, and says when they are. Where the
 * disk turns out to have gone another way (the quote was sent meanwhile, another process wrote), everything in
 * memory is dropped, loaded again, and what was not on disk yet is judged anew. Nobody has seen it.
 */
import type { Kysely } from 'kysely';
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { Schema } from '../storage/schema.ts';
import { heldInBoth } from './document-state.ts';
import { loadDocument, readAccess } from './document-store.ts';
import { folding } from './folding.ts';
import type { Appender, Batch, GroupCommit } from './group-commit.ts';
import { InFlight, type Unsaved } from './in-flight.ts';
import { LiveDocument } from './live-document.ts';
import type { Member } from './member.ts';
import { RefusalLog } from './refusal-log.ts';
import { EditOvertaken } from './rooms.ts';
import type { Submission } from './submission.ts';
import { Tail } from './tail.ts';

export interface RoomLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface DocumentParts {
  readonly db: Kysely<Schema>;
  readonly commits: Pick<GroupCommit, 'schedule' | 'write'>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: RoomLog;
}

/** What the document tells its room. */
export interface DocumentListener {
  /** Who in the room has said that the Yjs client id is theirs. */
  announcedBy(clientId: number): ParticipantId | undefined;
  /** What the member lacked, all of it on disk. */
  give(member: Member, copy: Uint8Array): void;
  /** These are on disk: tell the others and acknowledge to the authors. */
  saved(settled: readonly Unsaved[], rowsChanged: boolean): void;
  /** Memory was read from disk again. `othersWrote`: the disk holds updates that nobody here has seen. */
  reloaded(othersWrote: boolean): void;
  /** The tail is long enough to be folded; `compact` when the room can hold still for it. */
  wantsCompaction(): void;
  failed(error: unknown): void;
}

export class DocumentMissing extends Error {}
/** The document on disk is not the one people here hold: it was made anew, and the two must never merge. */
export class GenerationChanged extends Error {}

export class DurableDocument implements Appender {
  readonly quoteId: QuoteId;
  readonly kind: DocumentKind;
  readonly #parts: DocumentParts;
  readonly #listener: DocumentListener;
  #live: LiveDocument | null = null;
  #tail = new Tail(new Uint8Array(), []);
  readonly #inFlight = new InFlight();
  readonly #refusals = new RefusalLog();
  #isLoading = true;
  /** Why nothing is taken into memory; `null` while the disk has room. */
  #fullDisk: Error | null = null;
  /** What came since and waits to be judged, in order. */
  readonly #parked: Submission[] = [];
  /** Something among what is unsaved cannot be stored. One by one it is found, and the rest gets through. */
  #oneByOne = false;

  constructor(quoteId: QuoteId, kind: DocumentKind, parts: DocumentParts, listener: DocumentListener) {
    this.quoteId = quoteId;
    this.kind = kind;
    this.#parts = parts;
    this.#listener = listener;
  }

  /** Whether memory is being read, so that nothing can be judged. */
  get isLoading(): boolean {
    return this.#isLoading;
  }

  /** The document in memory. Only once it has been loaded. */
  get live(): LiveDocument {
    if (!this.#live) throw new Error('The document is used before it is loaded');
    return this.#live;
  }

  writerOf = (clientId: number) => this.#live?.writerOf(clientId);
  rightOf = (id: ParticipantId) => this.#live?.access.rights.get(id);

  /** The last sequence number that is on disk. */
  get committedSeq(): number {
    return this.#inFlight.committedSeq;
  }

  get isSaved(): boolean {
    return this.#inFlight.isEmpty;
  }

  /** Whether something waits for room on the disk. */
  get hasParked(): boolean {
    return this.#parked.length > 0;
  }

  whenSaved(): Promise<void> {
    return this.#inFlight.whenEmpty();
  }

  /** Reads the document from disk. Rejects with `DocumentMissing` where there is none. */
  async load(): Promise<void> {
    const stored = await loadDocument(this.#parts.db, this.quoteId, this.kind);
    if (!stored) throw new DocumentMissing(`There is no ${this.kind} document of quote ${this.quoteId}`);
    if (this.#live && stored.generation !== this.#live.stored.generation) {
      throw new GenerationChanged(`The ${this.kind} document of quote ${this.quoteId} was made anew`);
    }
    this.#live = new LiveDocument(this.kind, stored);
    this.#tail = new Tail(stored.snapshot, stored.tail);
    const before = this.#inFlight.restart(stored.seq);
    this.#isLoading = false;
    // Parked again where there is still no room.
    const waiting = [...this.#parked.splice(0), ...before.unsaved.map(({ submission }) => submission)];
    for (const submission of waiting) this.submit(submission);
    for (const { member, stateVector } of before.joins) this.copyFor(member, stateVector);
    this.#inFlight.wake();
  }

  /**
   * Judges a submission and tells it the outcome. What is accepted is in memory, and on disk soon. On a full disk it
   * waits, unjudged: memory stays what is on disk, so that reading goes on.
   */
  submit(submission: Submission): void {
    if (this.#fullDisk) {
      if (submission.foundNoRoom(this.#fullDisk)) this.#parked.push(submission);
      return;
    }
    const judgement = this.live.judge(submission.update, submission.participant, (clientId) =>
      this.#listener.announcedBy(clientId),
    );
    switch (judgement.verdict) {
      case 'accept': {
        const applied = this.live.apply(judgement, submission.participant, this.#parts.clock());
        this.#inFlight.add({ submission, seq: applied.seq, applied });
        submission.accepted(applied.seq);
        this.#parts.commits.schedule(this);
        return;
      }
      case 'nothing':
        // It may repeat what somebody else sent a moment ago and what is not on disk either.
        if (!this.isSaved) this.#inFlight.add({ submission, seq: this.live.seq, applied: null });
        submission.accepted(this.live.seq);
        return;
      case 'gap':
        submission.hasGap(() => this.stateVectorOnDisk());
        return;
      case 'refuse': {
        const { code, path, fault } = judgement;
        const { quoteId, kind } = this;
        const { id: participantId } = submission.participant;
        const about = { quoteId, kind, participantId, code, path };
        const count = this.#refusals.count(participantId);
        if (fault !== undefined) {
          this.#parts.log.error({ ...about, err: fault }, 'The guard failed on an update and refused it');
        } else if (count !== null) this.#parts.log.info({ ...about, count }, 'An update was refused');
        submission.refused({ code, path });
      }
    }
  }

  /** Has the room give the member what it lacks from `stateVector`, as soon as all of that is on disk. */
  copyFor(member: Member, stateVector: Uint8Array): void {
    const copy = this.live.since(stateVector);
    if (this.isSaved) this.#listener.give(member, copy);
    else this.#inFlight.addJoin({ member, stateVector, copy, seq: this.live.seq });
  }

  /**
   * What nobody takes back. A client is asked by this for what we lack: memory may be dropped for what is on disk, and
   * the client, asked by what was in memory, would not have sent it again.
   */
  stateVectorOnDisk(): Uint8Array {
    return this.isSaved ? this.live.stateVector() : this.#stateVectorBefore([]);
  }

  /**
   * What a member holds who was not told of `settled` any more: all that was on disk before, but for a copy that
   * waits for the disk itself. Whoever is behind when it is on disk is not given it either.
   */
  heldBy(member: Member, settled: readonly Unsaved[]): Uint8Array {
    const told = this.#stateVectorBefore(settled);
    const from = this.#inFlight.joinedFrom(member);
    return from ? heldInBoth(told, from) : told;
  }

  /** What somebody holds who has been told of everything on disk before `settled`. */
  #stateVectorBefore(settled: readonly Unsaved[]): Uint8Array {
    const untold = [...settled, ...this.#inFlight.unsaved].flatMap(({ applied }) => applied?.bytes ?? []);
    return this.live.stateVectorWithout(untold);
  }

  /** Judges by the quote's status and people's rights as they are in the database now. */
  async readAccess(): Promise<void> {
    const access = await readAccess(this.#parts.db, this.live.stored.organisationId, this.quoteId);
    if (!access) throw new DocumentMissing(`Quote ${this.quoteId} is gone`);
    this.live.access = access;
  }

  /**
   * Folds the log into the snapshot. Call while everything in memory is on disk; what comes while it is being written
   * stays in the log after it. A failure loses nothing.
   */
  async compact(): Promise<void> {
    if (this.#tail.isEmpty) return;
    if (!this.isSaved) throw new Error('A snapshot must not contain what is not on disk');
    const { quoteId, kind, committedSeq: seq } = this;
    const { db, commits, clock } = this.#parts;
    const state = this.live.whole();
    const { length } = this.#tail;
    this.#tail.fold(state, clock());
    try {
      const { organisationId } = this.live.stored;
      const writes = folding(db, { organisationId, quoteId, kind, seq, state }, length);
      for (const write of writes) await commits.write(write);
    } catch (error) {
      this.#parts.log.warn({ err: error, quoteId, kind }, 'The log was not folded; it stays as it is');
    }
  }

  takeBatch(): Batch | null {
    if (this.#isLoading) return null;
    const applied = this.#inFlight.unsaved.flatMap((unsaved) =>
      unsaved.applied ? [{ ...unsaved.applied, submission: unsaved.submission }] : [],
    );
    if (applied.length === 0) return null;
    const updates = this.#oneByOne ? applied.slice(0, 1) : applied;
    const { quoteId, kind, committedSeq: afterSeq } = this;
    const { stored, access } = this.live;
    const { organisationId } = stored;
    return {
      append: { quoteId, kind, organisationId, afterSeq, writeEpoch: access.writeEpoch, updates },
      changed: updates
        .filter(({ changes }) => changes.length > 0)
        .map(({ seq, submission: { participant }, changes }) => ({
          organisationId,
          quoteId,
          seq,
          participant,
          changes,
        })),
      alongside: updates.flatMap(({ seq, submission: { alongside } }) =>
        alongside ? [(trx) => alongside(trx, seq)] : [],
      ),
    };
  }

  committed({ append }: Batch, rowsChanged: boolean): void {
    const { settled, joins } = this.#inFlight.commit(append.afterSeq + append.updates.length);
    for (const { bytes } of append.updates) this.#tail.add(bytes);
    for (const { member, copy } of joins) this.#listener.give(member, copy);
    this.#listener.saved(settled, rowsChanged);
    this.#inFlight.wake();
    if (this.isSaved) this.#oneByOne = false;
    else this.#parts.commits.schedule(this);
    if (this.#tail.isWorthFolding(this.#parts.clock())) this.#listener.wantsCompaction();
  }

  conflicted(): void {
    const { quoteId, kind, committedSeq: seq } = this;
    this.#parts.log.info({ quoteId, kind, seq }, 'The quote moved on meanwhile; judging again what came in');
    this.#reload();
  }

  noRoom(error: Error): void {
    this.#fullDisk = error;
    this.#reload();
  }

  /** The disk has room again: what waited is judged by what holds now. */
  roomAgain(): void {
    this.#fullDisk = null;
    for (const submission of this.#parked.splice(0)) this.submit(submission);
  }

  unwritable({ append }: Batch, error: unknown): void {
    const { quoteId, kind } = this;
    this.#oneByOne = true;
    if (append.updates.length === 1) {
      if (!(error instanceof EditOvertaken)) {
        this.#parts.log.error({ err: error, quoteId, kind }, 'An update cannot be stored and was refused');
      }
      this.#inFlight.withdraw()?.submission.refused({ code: 'malformed', path: [] });
    }
    this.#reload();
  }

  #reload(): void {
    this.#isLoading = true;
    const { committedSeq: seq } = this;
    this.load().then(
      () => this.#listener.reloaded(this.committedSeq !== seq),
      (error) => this.#listener.failed(error),
    );
  }

  /** Wakes those who wait for something that will not come. */
  giveUp(error: unknown): void {
    this.#inFlight.giveUp(error);
  }
}
