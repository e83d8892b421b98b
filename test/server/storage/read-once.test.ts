/** What is read once for several askers, and never for one who asks after a change. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOnce } from '../../../server/storage/read-once.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { addOrganisation, openTestDatabase, type TestDatabase } from '../../support/selling-organisation.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

let database: TestDatabase;
let db: Kysely<Schema>;
let reads: number;

beforeEach(async () => {
  database = await openTestDatabase();
  db = database.db;
  reads = 0;
});
afterEach(() => database.close());

async function names(): Promise<string[]> {
  reads += 1;
  const rows = await db.selectFrom('organisation').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}
const ask = (key = 'names') => readOnce(db, key, names);

describe('what is read once', () => {
  it('is shared by all who ask at once, and by who asks before anything has changed', async () => {
    await addOrganisation(db, 'A');
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([['A'], ['A'], ['A']]);
    await ask();
    expect(reads).toBe(1);
    await ask('others');
    expect(reads).toBe(2);
  });

  it('is read anew by the first who asks after any commit, also while an earlier reading is under way', async () => {
    for (let nth = 1; nth <= 20; nth += 1) {
      const before = ask();
      await addOrganisation(db, `Organisation ${nth}`);
      expect(await ask()).toHaveLength(nth);
      await before;
    }
  });

  it('has nothing of a transaction before it is committed', async () => {
    expect(await ask()).toEqual([]);
    await db.transaction().execute(async (trx) => {
      await addOrganisation(trx, 'In a transaction');
      // Nobody sees what is not committed.
      expect(await ask()).toEqual([]);
    });
    expect(await ask()).toEqual(['In a transaction']);
  });

  it('lets go of what a change has replaced, at once and not when its time is over', async () => {
    const bytes = () => readOnce(db, 'large', async () => ({ large: new Uint8Array(1_000) }));
    const first = new WeakRef(await bytes());
    await addOrganisation(db, 'A');
    const second = new WeakRef(await bytes());
    // A weak reference holds on to what it points at until the turn that looked at it is over.
    await new Promise((resolve) => setTimeout(resolve));
    collectGarbage();
    expect(first.deref()).toBeUndefined();
    expect(second.deref()).toBeDefined();
  });

  it('and the control: what is kept without looking at the database is out of date', async () => {
    const known = new Map<string, Promise<string[]>>();
    const careless = () =>
      known.get('names') ?? (known.set('names', names()).get('names') as Promise<string[]>);
    expect(await careless()).toEqual([]);
    await addOrganisation(db, 'A');
    expect(await careless()).toEqual([]);
    expect(await ask()).toEqual(['A']);
  });

  it('is not kept where reading failed', async () => {
    await expect(readOnce(db, 'fails', () => Promise.reject(new Error('no disk')))).rejects.toThrow(
      'no disk',
    );
    expect(await readOnce(db, 'fails', names)).toEqual([]);
  });
});
