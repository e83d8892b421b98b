/**
 * What a device keeps of one document between visits: the document itself, by y-indexeddb, and beside it what of it
 * was not saved and what was refused. It survives a closed tab, and is merged by the server's judgement like
 * anything else. Nothing that lies here is ever called saved.
 *
 * Several tabs share one copy. Each writes a record of its own; a tab that opens the copy, or starts over with it,
 * takes over the records it finds with what they are about. Whether another tab is still open is not known, so what it
 * has stored is treated as if it had been closed.
 */
import { deleteDB, rtop, transact } from 'lib0/indexeddb';
import type { IndexeddbPersistence } from 'y-indexeddb';
import { type Doc, encodeStateAsUpdate } from 'yjs';
import type { Welcome } from '#shared/protocol/room-messages.ts';
import { CopyNotes } from './copy-notes.ts';
import { type CopyKey, databaseName, generationIn, keptGeneration } from './kept-names.ts';
import { type Opened, openStore } from './kept-store.ts';
import { forgetWaiting } from './left-by-others.ts';
import { refillCopy } from './refill-copy.ts';
import { countOf, noRecords, readRecords, recordKey, type SessionRecord } from './session-records.ts';

/** What a session says of itself: how many local changes wait, those of earlier visits among them. */
export interface SessionNote extends Omit<SessionRecord, 'waiting'> {
  readonly waiting: number;
}

/** What other sessions left in the copy, and the document with it. */
export interface Kept extends SessionNote {
  /** Of the document that it is about. */
  readonly generation: string;
  /** It builds on what was refused, and so cannot come into the document. */
  readonly isTorn: boolean;
  readonly welcome: Welcome | null;
}

export interface KeptListener {
  /** What is done now is kept, or is no longer. */
  changed(): void;
  /** What others left is in the document from now on; or, torn or of another generation than it, can never be. */
  found(kept: Kept): void;
}

interface Found extends Kept {
  /** Where it is written, and which session each of the changes that wait is from. */
  readonly keys: readonly string[];
  readonly by: SessionRecord['waiting'];
}

/** How soon a store that did not answer is asked again, in milliseconds: on a busy machine it may yet. */
const askAgainMs = 1_000;

export class KeptCopy {
  readonly #key: CopyKey;
  readonly #recordKey: string;
  readonly #session: number;
  readonly #record: () => SessionNote;
  /** Changes of other sessions that were taken over, until the server has them. */
  #adopted: SessionRecord['waiting'] = {};
  #lastWaiting = 0;
  readonly #listener: KeptListener;
  #store: IndexeddbPersistence | null = null;
  /** Between the tabs that share the copy. */
  #otherTabs: BroadcastChannel | null = null;
  /** One thing at a time: opening, starting over and letting go must not overtake each other. */
  #turn: Promise<unknown> = Promise.resolve();
  #isReleased = false;
  /** The document to keep: another one after each fresh start, and an older one must not be kept in its place. */
  #doc: Doc | null = null;
  #askAgain: ReturnType<typeof setTimeout> | undefined;
  /** The device keeps nothing: its storage is full, switched off or broken. */
  #isUnusable = false;
  readonly #notes = new CopyNotes(
    () => this.#store?.db ?? null,
    () => void this.#inTurn(() => this.#giveUp()),
  );

  /** `session` tells this tab from others; `record` is asked whenever there is something to note. */
  constructor(key: CopyKey, session: number, record: () => SessionNote, listener: KeptListener) {
    this.#key = key;
    this.#session = session;
    this.#recordKey = recordKey(session);
    this.#record = record;
    this.#listener = listener;
  }

  /** Whether what is done now survives the page. */
  get isKeeping(): boolean {
    return this.#store !== null && this.#store.db !== null;
  }

  /** Fills `doc` with what was kept; `null` when nothing was. Never rejects. */
  load(doc: Doc): Promise<Kept | null> {
    return this.#inTurn(async () => {
      const generation = await keptGeneration(this.#key);
      if (generation === null || !(await this.#open(doc, generation))) return null;
      return this.#takeOver(await this.#found(generation));
    });
  }

  /** Keeps `doc` from now on, unless it is the one that was loaded. */
  begin(doc: Doc, welcome: Welcome): void {
    this.#doc = doc;
    this.#write('welcome', JSON.stringify(welcome));
    this.#keep(doc, welcome.generation);
  }

  /** Until it is kept, however late the store answers. */
  #keep(doc: Doc, generation: string): void {
    clearTimeout(this.#askAgain);
    void this.#inTurn(async () => {
      if (this.#store !== null || this.#doc !== doc || (await this.#resume(doc, generation))) return;
      if (this.#isReleased || this.#isUnusable) return;
      this.#askAgain = setTimeout(() => this.#keep(doc, generation), askAgainMs);
    });
  }

  /**
   * Keeps `doc` instead of what was kept so far, which holds what the server did not take: it must not come back
   * with the next visit. That is all that `old` holds, and its session has made it again or told it; what other tabs
   * have stored beyond it nobody has judged, so it goes on with `doc`. What was refused is written in the moment in
   * which its origin goes.
   */
  startOver(old: Doc, doc: Doc, welcome: Welcome): void {
    this.#doc = doc;
    const judged = encodeStateAsUpdate(old);
    void this.#inTurn(async () => {
      const before = this.#store?.name;
      const name = databaseName(this.#key, welcome.generation);
      const isAnother = before !== undefined && before !== name;
      if (isAnother) this.#tell(await this.#found(generationIn(before)));
      await this.#letGo();
      const isTorn = await this.#refill(name, doc, isAnother ? encodeStateAsUpdate(doc) : judged, welcome);
      if (isAnother) await deleteDB(before);
      if (!(await this.#resume(doc, welcome.generation, isTorn))) this.#keep(doc, welcome.generation);
      this.#announceRefill(name);
    });
  }

  /** The record may be another one now. */
  note(): void {
    const { waiting, refused } = this.#record();
    const isNothing = waiting === 0 && refused.length === 0;
    this.#write(this.#recordKey, isNothing ? null : this.#recordText());
  }

  #recordText(): string {
    const note = this.#record();
    // What was taken over leaves with the first answer, so it is settled with the first that is settled at all.
    if (note.waiting < this.#lastWaiting) this.#adopted = {};
    this.#lastWaiting = note.waiting;
    const mine = note.waiting - countOf({ waiting: this.#adopted });
    const waiting = { ...this.#adopted, [this.#session]: Math.max(0, mine) };
    return JSON.stringify({ ...note, waiting } satisfies SessionRecord);
  }

  /** Keeps what is there, and nothing that comes. */
  release(): Promise<void> {
    this.#notes.flush();
    this.#isReleased = true;
    clearTimeout(this.#askAgain);
    return this.#inTurn(() => this.#letGo()).then(() => {});
  }

  /** A device that cannot keep anything must not keep anybody from working. */
  #inTurn<T>(act: () => Promise<T>): Promise<T | null> {
    const mine = this.#turn.then(act).catch(() => null);
    this.#turn = mine;
    return mine;
  }

  /** `null` when it could not be opened in time; the document then stays as it is. */
  async #open(doc: Doc, generation: string): Promise<Opened | null> {
    if (this.#isReleased || this.#isUnusable) return null;
    const name = databaseName(this.#key, generation);
    const opened = await openStore(name, doc, {
      // A copy with a hole in it is worse than an old one: nothing more is written.
      failed: () => void this.#inTurn(() => this.#giveUp()),
      deleted: () => this.#listener.changed(),
    });
    this.#store = opened?.store ?? null;
    if (opened) this.#listenToOthers(name, doc);
    this.#listener.changed();
    this.#notes.flush();
    return opened;
  }

  /**
   * Another tab that starts over takes from the copy what was judged, and takes over what is said of the rest. What is
   * done here goes on from what is on this page, so all of that is stored again.
   */
  #listenToOthers(name: string, doc: Doc): void {
    this.#otherTabs = new BroadcastChannel(name);
    this.#otherTabs.onmessage = () =>
      void this.#inTurn(async () => {
        const db = this.#store?.db;
        const [updates] = db ? transact(db, ['updates']) : [];
        if (updates) await rtop(updates.add(encodeStateAsUpdate(doc)));
        this.note();
      });
  }

  /** As `#open`, and takes over what others left there. */
  async #resume(doc: Doc, generation: string, wasTorn = false): Promise<boolean> {
    const opened = await this.#open(doc, generation);
    if (!opened) return false;
    const isTorn = (await this.#mend(doc, generation)) || wasTorn;
    const found = await this.#found(generation);
    // A tab notes what it does a moment after it has stored it; and of what is torn some may have come in.
    const waiting = Math.max(isTorn ? 0 : found.waiting, opened.isMore ? 1 : 0);
    // Otherwise it was replaced meanwhile, and the next document finds them.
    if (this.#doc === doc) this.#tell(this.#takeOver({ ...found, waiting, isTorn }));
    return true;
  }

  /**
   * A tab that has not heard yet that the copy was filled anew goes on storing what builds on that which is gone. It
   * would wait here for ever. Resolves to whether there was such a thing.
   */
  async #mend(doc: Doc, generation: string): Promise<boolean> {
    const judged = encodeStateAsUpdate(doc);
    if (!forgetWaiting(doc)) return false;
    const name = databaseName(this.#key, generation);
    await this.#refill(name, doc, judged);
    this.#announceRefill(name);
    return true;
  }

  #tell(found: Kept): void {
    if (found.waiting === 0 && found.own.length === 0 && found.refused.length === 0) return;
    this.#listener.found(found);
    this.note();
  }

  #announceRefill(name: string): void {
    // A channel does not hear itself, and this tab has nothing to store again.
    const channel = this.#otherTabs ?? new BroadcastChannel(name);
    channel.postMessage('refilled');
    if (channel !== this.#otherTabs) channel.close();
  }

  async #giveUp(): Promise<void> {
    this.#isUnusable = true;
    await this.#letGo();
  }

  async #letGo(): Promise<void> {
    const store = this.#store;
    this.#store = null;
    this.#otherTabs?.close();
    this.#otherTabs = null;
    this.#listener.changed();
    await store?.destroy();
  }

  /** What other tabs say of themselves in the copy that is open. */
  async #found(generation: string): Promise<Found> {
    const db = this.#store?.db;
    const { keys, merged, welcome } = db ? await readRecords(db, this.#recordKey) : noRecords;
    return {
      keys,
      by: merged.waiting,
      ...merged,
      waiting: countOf(merged),
      generation,
      isTorn: false,
      welcome,
    };
  }

  /** Those records are this tab's from now on, and stay where they are until it has written its own. */
  #takeOver(found: Found): Kept {
    if (!found.isTorn) this.#adopted = { ...this.#adopted, ...found.by };
    for (const key of found.keys) this.#write(key, null);
    return found;
  }

  /** With the record that goes with it. Resolves to whether what others left is torn. */
  #refill(name: string, doc: Doc, judged: Uint8Array, welcome?: Welcome): Promise<boolean> {
    const notes = (): Record<string, string> => {
      this.#notes.drop(this.#recordKey);
      const record = { [this.#recordKey]: this.#recordText() };
      return welcome ? { ...record, welcome: JSON.stringify(welcome) } : record;
    };
    return refillCopy(name, { fresh: encodeStateAsUpdate(doc), judged, notes });
  }

  #write(key: string, value: string | null): void {
    if (!this.#isReleased) this.#notes.write(key, value);
  }
}
