import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendUpdates, loadDocument } from '../../../server/rooms/document-store.ts';
import { type Appender, type Batch, GroupCommit } from '../../../server/rooms/group-commit.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
let commits: GroupCommit;
let fatal: unknown[];
beforeEach(async () => {
  world = await openRoomsWorld();
  fatal = [];
  commits = new GroupCommit({
    db: world.db,
    inCommit: async () => false,
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
  #heard: () => void = () => {};

  constructor(kind: 'shared' | 'internal', afterSeq = 0) {
    this.#kind = kind;
    this.#afterSeq = afterSeq;
  }

  append(byte: number): void {
    this.waiting.push(byte);
    commits.schedule(this);
  }

  takeBatch(): Batch | null {
    if (this.waiting.length === 0) return null;
    const updates = this.waiting.splice(0).map((byte) => ({
      participantId: world.seller.id,
      bytes: new Uint8Array([byte]),
      newClients: [],
      at: 0,
    }));
    const { quoteId, user } = world;
    const key = { quoteId, kind: this.#kind, organisationId: user.organisationId };
    return { append: { ...key, afterSeq: this.#afterSeq, writeEpoch: 2, updates }, changed: [] };
  }

  committed({ append }: Batch): void {
    this.#afterSeq += append.updates.length;
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
    const [shared, internal] = [new Document('shared'), new Document('internal')];
    for (const byte of [1, 2, 3]) shared.append(byte);
    internal.append(9);
    await Promise.all([shared.until(1), internal.until(1)]);
    expect(shared.outcomes).toEqual(['committed 1 2 3']);
    expect(internal.outcomes).toEqual(['committed 9']);
    expect(await tailOf('shared')).toEqual([1, 2, 3]);
  });

  it('what comes while it writes goes into the next one, in order', async () => {
    const shared = new Document('shared');
    shared.append(1);
    await new Promise((resolve) => setImmediate(resolve));
    shared.append(2);
    shared.append(3);
    await shared.until(2);
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

  it('a commit that fails is reported once, nothing of it is written, and nothing follows', async () => {
    const shared = new Document('shared');
    const broken: Appender = {
      takeBatch: () => {
        const batch = new Document('internal');
        batch.waiting.push(9);
        const made = batch.takeBatch();
        const nobody = world.quoteId as unknown as typeof world.seller.id;
        return (
          made && {
            ...made,
            append: {
              ...made.append,
              updates: made.append.updates.map((update) => ({ ...update, participantId: nobody })),
            },
          }
        );
      },
      committed: () => shared.outcomes.push('must not happen'),
      conflicted: () => shared.outcomes.push('must not happen'),
    };
    shared.append(1);
    commits.schedule(broken);
    while (fatal.length === 0) await new Promise((resolve) => setImmediate(resolve));
    shared.append(2);
    await new Promise((resolve) => setImmediate(resolve));
    expect(fatal).toHaveLength(1);
    expect(shared.outcomes).toEqual([]);
    expect(await tailOf('shared')).toEqual([]);
    // Negative control: by itself the same append goes in.
    const again = new Document('shared');
    again.waiting.push(1);
    const append = again.takeBatch()?.append;
    if (append) expect(await world.db.transaction().execute((trx) => appendUpdates(trx, append))).toBe(true);
  });
});
