import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadDocument } from '../../../server/rooms/document-store.ts';
import { folding } from '../../../server/rooms/folding.ts';
import { type Appender, type Batch, GroupCommit } from '../../../server/rooms/group-commit.ts';
import { nothingFollows } from '../../../server/rooms/rooms.ts';
import type { ConditionalWrite } from '../../../server/storage/conditional-writes.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
let commits: GroupCommit;
let fatal: unknown[];
beforeEach(async () => {
  world = await openRoomsWorld();
  fatal = [];
  commits = new GroupCommit({
    db: world.db,
    inCommit: nothingFollows,
    onFatal: (error) => fatal.push(error),
  });
});
afterEach(() => world.close());

/** Somebody with batches to append, who notes how each ended. */
class Document implements Appender {
  readonly outcomes: string[] = [];
  readonly waiting: number[] = [];
  readonly #kind: 'shared' | 'internal';
  #afterSeq = 0;
  /** Of each update. */
  size = 1;
  author = world.seller.id;
  #heard: () => void = () => {};

  constructor(kind: 'shared' | 'internal', afterSeq = 0) {
    this.#kind = kind;
    this.#afterSeq = afterSeq;
  }

  append(byte: number): void {
    this.waiting.push(byte);
    commits.schedule(this);
  }

  unwritable(): void {
    this.outcomes.push('unwritable');
    this.#heard();
  }

  noRoom(): void {
    this.outcomes.push('no room');
    this.#heard();
  }

  takeBatch(): Batch | null {
    if (this.waiting.length === 0) return null;
    const updates = this.waiting.map((byte) => ({
      participantId: this.author,
      bytes: new Uint8Array(this.size).fill(byte),
      newClients: [],
      at: 0,
    }));
    const { quoteId, user } = world;
    const key = { quoteId, kind: this.#kind, organisationId: user.organisationId };
    return { append: { ...key, afterSeq: this.#afterSeq, writeEpoch: 2, updates }, changed: [] };
  }

  committed({ append }: Batch): void {
    this.#afterSeq += append.updates.length;
    this.waiting.splice(0, append.updates.length);
    this.outcomes.push(`committed ${append.updates.map(({ bytes }) => bytes[0]).join(' ')}`);
    this.#heard();
  }

  conflicted(): void {
    this.outcomes.push('conflicted');
    this.#heard();
  }

  async until(outcomes: number): Promise<void> {
    while (this.outcomes.length < outcomes) await new Promise<void>((resolve) => (this.#heard = resolve));
  }
}

const tailOf = async (kind: 'shared' | 'internal') =>
  (await loadDocument(world.db, world.quoteId, kind))?.tail.map(([byte]) => byte);

describe('group commit', () => {
  it('takes everything of one turn, from all documents, into one transaction', async () => {
    const transactions = vi.spyOn(world.db, 'transaction');
    const [shared, internal] = [new Document('shared'), new Document('internal')];
    for (const byte of [1, 2, 3]) shared.append(byte);
    internal.append(9);
    await Promise.all([shared.until(1), internal.until(1)]);
    expect(transactions).toHaveBeenCalledTimes(1);
    expect(shared.outcomes).toEqual(['committed 1 2 3']);
    expect(internal.outcomes).toEqual(['committed 9']);
    expect(await tailOf('shared')).toEqual([1, 2, 3]);
  });

  it('what comes while it writes goes into the next one, in order', async () => {
    const transactions = vi.spyOn(world.db, 'transaction');
    const shared = new Document('shared');
    shared.append(1);
    await new Promise((resolve) => setImmediate(resolve));
    shared.append(2);
    shared.append(3);
    await shared.until(2);
    expect(transactions).toHaveBeenCalledTimes(2);
    expect(shared.outcomes).toEqual(['committed 1', 'committed 2 3']);
    expect(await tailOf('shared')).toEqual([1, 2, 3]);
  });

  it('a document that has moved on is told so, and the others are committed all the same', async () => {
    const [stale, internal] = [new Document('shared', 7), new Document('internal')];
    stale.append(1);
    internal.append(9);
    await Promise.all([stale.until(1), internal.until(1)]);
    expect(stale.outcomes).toEqual(['conflicted']);
    expect(internal.outcomes).toEqual(['committed 9']);
    expect(await tailOf('shared')).toEqual([]);
  });

  it('a document whose updates cannot be written is told so, and the others are committed all the same', async () => {
    const [shared, internal] = [new Document('shared'), new Document('internal')];
    internal.author = world.quoteId as unknown as typeof internal.author;
    shared.append(1);
    internal.append(9);
    await Promise.all([shared.until(1), internal.until(1)]);
    expect(shared.outcomes).toEqual(['committed 1']);
    expect(internal.outcomes).toEqual(['unwritable']);
    expect(await tailOf('internal')).toEqual([]);
    expect(fatal).toEqual([]);
  });

  it('a disk that is full ends nothing: whoever was in the transaction is told, and nothing of it is written', async () => {
    const [shared, internal] = [new Document('shared'), new Document('internal')];
    // No page more than the file has now.
    await sql`pragma max_page_count = 1`.execute(world.db);
    shared.append(1);
    internal.size = 100_000;
    internal.append(9);
    await Promise.all([shared.until(1), internal.until(1)]);
    expect([...shared.outcomes, ...internal.outcomes]).toEqual(['no room', 'no room']);
    expect([await tailOf('shared'), await tailOf('internal')]).toEqual([[], []]);
    // With room on the disk the very same goes in.
    await sql`pragma max_page_count = 1000000`.execute(world.db);
    for (const document of [shared, internal]) commits.schedule(document);
    await Promise.all([shared.until(2), internal.until(2)]);
    expect([await tailOf('shared'), await tailOf('internal')]).toEqual([[1], [9]]);
    expect(fatal).toEqual([]);
  });

  it('a disk that is lost is reported once, and nothing follows', async () => {
    const shared = new Document('shared');
    await world.db.destroy();
    shared.append(1);
    await expect.poll(() => fatal).toMatchObject([{ message: 'driver has already been destroyed' }]);
    shared.append(2);
    await new Promise((resolve) => setImmediate(resolve));
    expect(fatal).toHaveLength(1);
    expect(shared.outcomes).toEqual([]);
  });

  describe('with what belongs to nobody’s edits', () => {
    /** Puts a state in place of what the shared document's log holds up to `seq`. */
    function foldTo(seq: number): ConditionalWrite {
      const [write] = folding(world.db, { ...sharedKey(), seq, state: new Uint8Array([42]) }, seq);
      if (!write) throw new Error('a fold is at least one write');
      return write;
    }

    it('writes it in the transaction of the edits, one with each, and alone where there are none', async () => {
      const transactions = vi.spyOn(world.db, 'transaction');
      const shared = new Document('shared');
      for (const byte of [1, 2]) shared.append(byte);
      await Promise.all([shared.until(1), commits.write(foldTo(1)), commits.write(foldTo(2))]);
      // The edits with the first, and the second alone.
      expect(transactions).toHaveBeenCalledTimes(2);
      expect(await tailOf('shared')).toEqual([]);
      // What does not hold any more writes nothing, and is no failure.
      await commits.write(foldTo(1));
      expect(await tailOf('shared')).toEqual([]);
    });

    it('that cannot be written keeps no edit from being: it fails alone', async () => {
      const shared = new Document('shared');
      shared.append(1);
      const broken = commits.write(unwritable(foldTo(1)));
      await expect(broken).rejects.toThrow('NOT NULL');
      await shared.until(1);
      expect(shared.outcomes).toEqual(['committed 1']);
      await expect(commits.write(unwritable(foldTo(1)))).rejects.toThrow('NOT NULL');
      expect(fatal).toEqual([]);
    });

    it('goes with the next one where somebody’s edits could not be written', async () => {
      const internal = new Document('internal');
      internal.author = world.quoteId as unknown as typeof internal.author;
      const shared = new Document('shared');
      shared.append(1);
      await shared.until(1);
      internal.append(9);
      await Promise.all([internal.until(1), commits.write(foldTo(1))]);
      expect(internal.outcomes).toEqual(['unwritable']);
      expect(await tailOf('shared')).toEqual([]);
    });

    it('is told of a full disk, and comes again when there is room', async () => {
      await sql`pragma max_page_count = 1`.execute(world.db);
      const shared = new Document('shared');
      shared.size = 100_000;
      shared.append(1);
      await Promise.all([shared.until(1), expect(commits.write(foldTo(1))).rejects.toThrow('full')]);
      expect(shared.outcomes).toEqual(['no room']);
      expect(fatal).toEqual([]);
    });

    it('is not waited for on a lost disk, then or later', async () => {
      await world.db.destroy();
      const shared = new Document('shared');
      shared.append(1);
      await expect(commits.write(foldTo(1))).rejects.toThrow('since a commit failed');
      expect(fatal).toHaveLength(1);
      await expect(commits.write(foldTo(1))).rejects.toThrow('since a commit failed');
    });

    it('alone on a lost disk ends nothing: nobody’s edit is in it', async () => {
      await world.db.destroy();
      await expect(commits.write(foldTo(1))).rejects.toThrow('destroyed');
      expect(fatal).toEqual([]);
    });

    it('has been written when all is at rest', async () => {
      const shared = new Document('shared');
      shared.append(1);
      void commits.write(foldTo(1));
      void commits.write(foldTo(1));
      await commits.atRest();
      expect(shared.outcomes).toEqual(['committed 1']);
      expect(await tailOf('shared')).toEqual([]);
    });
  });
});

const sharedKey = () =>
  ({ quoteId: world.quoteId, kind: 'shared', organisationId: world.user.organisationId }) as const;

/** The same, and after it something that the database refuses. */
const unwritable = (write: ConditionalWrite): ConditionalWrite => ({
  ...write,
  statements: [{ sql: 'update document set generation = null', parameters: [] }],
});
