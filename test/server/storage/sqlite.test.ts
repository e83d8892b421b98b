import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openStorage } from '../../../server/storage/storage.ts';
import { insertOrganisation, testStorage } from '../../support/storage.ts';
import { tempDir } from '../../support/temp-dir.ts';

const pragma = async (db: Awaited<ReturnType<typeof testStorage>>['db'], name: string) =>
  Object.values(
    (await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db)).rows[0] ?? {},
  )[0];

test('a commit is on disk before it is reported, and references are checked', async () => {
  const { db } = await testStorage();
  expect(await pragma(db, 'journal_mode')).toBe('wal');
  expect(await pragma(db, 'synchronous')).toBe(2);
  expect(await pragma(db, 'foreign_keys')).toBe(1);
});

test('a query outside a transaction sees the last commit and waits for nobody', async () => {
  const { db } = await testStorage();
  const { quote } = await insertOrganisation(db, 'north');
  const status = () =>
    db.selectFrom('quote').select('status').where('id', '=', quote).executeTakeFirstOrThrow();

  await db.transaction().execute(async (trx) => {
    await trx.updateTable('quote').set({ status: 'sent' }).where('id', '=', quote).execute();
    expect((await status()).status).toBe('co_design');
  });

  expect((await status()).status).toBe('sent');
});

test('a transaction that throws leaves nothing behind', async () => {
  const { db } = await testStorage();
  const failing = db.transaction().execute(async (trx) => {
    await insertOrganisation(trx, 'north');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await db.selectFrom('organisation').selectAll().execute()).toEqual([]);
});

test('transactions take turns, so that none reads what another is about to change', async () => {
  const { db } = await testStorage();
  const { quote } = await insertOrganisation(db, 'north');
  const raise = () =>
    db.transaction().execute(async (trx) => {
      const { write_epoch } = await trx
        .selectFrom('quote')
        .select('write_epoch')
        .where('id', '=', quote)
        .executeTakeFirstOrThrow();
      await new Promise((resolve) => setImmediate(resolve));
      await trx
        .updateTable('quote')
        .set({ write_epoch: write_epoch + 1 })
        .where('id', '=', quote)
        .execute();
    });
  await Promise.all(Array.from({ length: 20 }, raise));
  const row = await db.selectFrom('quote').select('write_epoch').executeTakeFirstOrThrow();
  expect(row.write_epoch).toBe(21);
});

test('a write through db inside a transaction is refused with the reason instead of waiting for ever', async () => {
  const storage = await openStorage(`${await tempDir()}/coquote.sqlite`, { lockTimeout: 20 });
  const { db } = storage;
  await insertOrganisation(db, 'north');
  const stuck = db.transaction().execute(async () => {
    await db.updateTable('quote').set({ status: 'sent' }).execute();
  });
  await expect(stuck).rejects.toThrow('use `trx`');
  // Whoever comes next is served.
  await db.updateTable('quote').set({ status: 'sent' }).execute();
  await storage.close();
});

test('the parameters that the driver does not know become numbers, text and null', async () => {
  const { db } = await testStorage();
  const { rows } = await sql<Record<string, unknown>>`select ${true} as yes, ${false} as no,
    ${undefined} as missing, ${new Date(0)} as date`.execute(db);
  expect(rows).toEqual([{ yes: 1, no: 0, missing: null, date: '1970-01-01T00:00:00.000Z' }]);
});

test('a second opening finds what the first one left', async () => {
  const path = `${await tempDir()}/coquote.sqlite`;
  const first = await openStorage(path);
  await insertOrganisation(first.db, 'north');
  await first.close();

  const second = await openStorage(path);
  expect(await second.db.selectFrom('organisation').select('name').execute()).toEqual([{ name: 'north' }]);
  await second.close();
});

test('a write that finds no room is told of, whosever it was, and loses no disk; with room again it goes in', async () => {
  const lost: unknown[] = [];
  const told: boolean[] = [];
  const storage = await openStorage(`${await tempDir()}/coquote.sqlite`, {
    onLostDisk: ({ errcode }) => lost.push(errcode),
  });
  const { db, disk } = storage;
  disk.watch((isFull) => told.push(isFull));
  const { organisation } = await insertOrganisation(db, 'north');
  await expect(insertOrganisation(db, 'north')).rejects.toThrow('UNIQUE');
  await expect(sql`select id from nowhere`.execute(db)).rejects.toThrow('no such table');
  expect(told).toEqual([]);

  await sql`pragma max_page_count = 1`.execute(db);
  const rename = () =>
    db.transaction().execute((trx) =>
      trx
        .updateTable('organisation')
        .set({ address: 'x'.repeat(100_000) })
        .where('id', '=', organisation)
        .execute(),
    );
  await expect(rename()).rejects.toThrow('full');
  expect(disk.isFull).toBe(true);
  await expect(rename()).rejects.toThrow('full');
  expect(told).toEqual([true]);

  await sql`pragma max_page_count = 1000000`.execute(db);
  await expect.poll(() => told, { timeout: 10_000 }).toEqual([true, false]);
  await rename();
  expect(lost).toEqual([]);
  await storage.close();
});
