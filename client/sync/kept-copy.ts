/**
 * What a device keeps of one document between visits: the document itself, by y-indexeddb, and beside it what of it
 * was not saved and what was refused. It survives a closed tab, and is merged by the server's judgement like
 * anything else. Nothing that lies here is ever called saved.
 *
 * Several tabs share one copy. Each writes a record of its own; a tab that opens takes over the records it finds.
 */
import { createStores, del, deleteDB, getAllKeysValues, openDB, put, rtop, transact } from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import { type Doc, encodeStateAsUpdate } from 'yjs';
import { Welcome } from '#shared/protocol/room-messages.ts';
import type { Difference } from './diff-content.ts';
import {
  type CopyKey,
  databaseName,
  type Forgotten,
  forgetCopies,
  forgetOthers,
  keptGeneration,
} from './kept-names.ts';
import type { RefusedChange } from './session-state.ts';

/** What a session must not lose with its tab. */
export interface SessionRecord {
  /** How many local changes are not on the server's disk, and which values they touched. */
  readonly waiting: number;
  readonly own: readonly Difference[];
  readonly refused: readonly RefusedChange[];
}

export interface Kept extends SessionRecord {
  readonly generation: string;
  /** What the server said last of this quote and this person; `null` when it was never reached. */
  readonly welcome: Welcome | null;
}

/** A device whose storage does not answer is one that keeps nothing. */
const patienceMs = 3_000;
const recordPrefix = 'session/';

export class KeptCopy {
  readonly #key: CopyKey;
  readonly #recordKey: string;
  readonly #record: () => SessionRecord;
  #store: IndexeddbPersistence | null = null;
  /** One thing at a time: opening, starting over and letting go must not overtake each other. */
  #turn: Promise<unknown> = Promise.resolve();
  #isReleased = false;
  /** Values under their keys that must be written; `null` deletes. */
  readonly #unwritten = new Map<string, string | null>();
  #isWriting = false;

  /** `session` tells this tab from others; `record` is asked whenever there is something to note. */
  constructor(key: CopyKey, session: number, record: () => SessionRecord) {
    this.#key = key;
    this.#recordKey = `${recordPrefix}${session}`;
    this.#record = record;
  }

  /** Fills `doc` with what was kept; `null` when nothing was. Never rejects. */
  load(doc: Doc): Promise<Kept | null> {
    return this.#inTurn(async () => {
      await forgetOthers(this.#key.owner);
      const generation = await keptGeneration(this.#key);
      if (generation === null || !(await this.#open(doc, generation))) return null;
      return { generation, ...(await this.#takeOver()) };
    });
  }

  /** Keeps `doc` from now on, unless it is the one that was loaded. */
  begin(doc: Doc, welcome: Welcome): void {
    this.#write('welcome', JSON.stringify(welcome));
    void this.#inTurn(async () => {
      if (this.#store === null) await this.#open(doc, welcome.generation);
    });
  }

  /**
   * Keeps `doc` instead of what was kept so far, which holds what the server did not take: it must not come back
   * with the next visit. What was refused is written in the moment in which its origin goes.
   */
  startOver(doc: Doc, welcome: Welcome): void {
    void this.#inTurn(async () => {
      const old = this.#store?.name;
      await this.#letGo();
      const name = databaseName(this.#key, welcome.generation);
      await this.#refill(name, doc, welcome);
      if (old !== undefined && old !== name) await deleteDB(old);
      await this.#open(doc, welcome.generation);
    });
  }

  /** The record may be another one now. */
  note(): void {
    const { waiting, own, refused } = this.#record();
    const isNothing = waiting === 0 && refused.length === 0;
    this.#write(this.#recordKey, isNothing ? null : JSON.stringify({ waiting, own, refused }));
  }

  /** Keeps what is there, and nothing that comes. */
  release(): Promise<void> {
    this.#isReleased = true;
    this.#flush();
    return this.#inTurn(() => this.#letGo()).then(() => {});
  }

  async forget(what: (key: CopyKey) => Forgotten): Promise<void> {
    await this.release();
    await forgetCopies(what(this.#key));
  }

  /** A device that cannot keep anything must not keep anybody from working. */
  #inTurn<T>(act: () => Promise<T>): Promise<T | null> {
    const mine = this.#turn.then(act).catch(() => null);
    this.#turn = mine;
    return mine;
  }

  /** `false` when it could not be opened in time; the document then stays as it is. */
  async #open(doc: Doc, generation: string): Promise<boolean> {
    if (this.#isReleased) return false;
    const store = new IndexeddbPersistence(databaseName(this.#key, generation), doc);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, patienceMs, null);
    });
    const opened = await Promise.race([store.whenSynced, tooLate]);
    clearTimeout(timer);
    if (opened === null || store.db === null) {
      store.destroy().catch(() => {});
      return false;
    }
    const { db } = store;
    // Somebody deletes it: a person signed out in another tab. The store itself would go on and throw.
    db.onversionchange = () => {
      store.db = null;
      db.close();
    };
    this.#store = store;
    this.#flush();
    return true;
  }

  async #letGo(): Promise<void> {
    const store = this.#store;
    this.#store = null;
    await store?.destroy();
  }

  async #takeOver(): Promise<Omit<Kept, 'generation'>> {
    const db = this.#store?.db;
    if (!db) return { waiting: 0, own: [], refused: [], welcome: null };
    const [custom] = transact(db, ['custom']);
    if (!custom) throw new Error('the database has lost its store');
    const entries: { k: string; v: string }[] = await getAllKeysValues(custom);
    const found = entries.filter(({ k }) => k.startsWith(recordPrefix));
    const records = found.map(({ v }) => JSON.parse(v) as SessionRecord);
    const merged: SessionRecord = {
      waiting: records.reduce((sum, { waiting }) => sum + waiting, 0),
      own: records.flatMap(({ own }) => own),
      refused: records
        .flatMap(({ refused }) => refused)
        .sort((a, b) => a.at - b.at)
        .map((refused, index) => ({ ...refused, id: index + 1 })),
    };
    if (found.length > 0) {
      await Promise.all([
        ...found.map(({ k }) => del(custom, k)),
        put(custom, JSON.stringify(merged), this.#recordKey),
      ]);
    }
    const said = entries.find(({ k }) => k === 'welcome');
    const welcome = said === undefined ? null : (Welcome.safeParse(JSON.parse(said.v)).data ?? null);
    return { ...merged, welcome };
  }

  /** In one moment, with the record that goes with it. Other tabs' records stay: what they have not sent is theirs. */
  async #refill(name: string, doc: Doc, welcome: Welcome): Promise<void> {
    const db = await openDB(name, (created: IDBDatabase) =>
      createStores(created, [['updates', { autoIncrement: true }], ['custom']]),
    );
    const [updates, custom] = transact(db, ['updates', 'custom']);
    if (!updates || !custom) throw new Error('the database has lost its stores');
    this.#unwritten.delete(this.#recordKey);
    await Promise.all([
      rtop(updates.clear()),
      rtop(updates.add(encodeStateAsUpdate(doc))),
      put(custom, JSON.stringify(this.#record()), this.#recordKey),
      put(custom, JSON.stringify(welcome), 'welcome'),
    ]);
    db.close();
  }

  #write(key: string, value: string | null): void {
    this.#unwritten.set(key, value);
    if (!this.#isWriting) this.#flush();
  }

  /** Writes all that waits, and then what came meanwhile; so many changes in a row make few writes. */
  #flush(): void {
    const db = this.#store?.db;
    if (!db || this.#unwritten.size === 0) return;
    const [custom] = transact(db, ['custom']);
    if (!custom) return;
    const writes = [...this.#unwritten].map(([key, value]) =>
      value === null ? del(custom, key) : put(custom, value, key),
    );
    this.#unwritten.clear();
    this.#isWriting = true;
    Promise.all(writes)
      .catch(() => {})
      .then(() => {
        this.#isWriting = false;
        this.#flush();
      });
  }
}
