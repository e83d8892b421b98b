import { expect, test } from 'vitest';
import { writeConditionally } from '../../../server/storage/conditional-writes.ts';
import { isDiskFailure, SqliteError } from '../../../server/storage/sqlite-error.ts';
import { WriteFailed, Writer } from '../../../server/storage/writer.ts';
import { insertOrganisation, testStorage } from '../../support/storage.ts';
import { tempDir } from '../../support/temp-dir.ts';

const raise = (from: number) => ({
  condition: {
    sql: 'update quote set write_epoch = write_epoch + 1 where write_epoch = ?',
    parameters: [from],
  },
  statements: [{ sql: 'update quote set draft_title = draft_title || ?', parameters: [`<${from}>`] }],
});
const broken = {
  condition: raise(1).condition,
  statements: [{ sql: 'update quote set status = null', parameters: [] }],
};

test('what a write brings is written only where its condition held, each in its turn', async () => {
  const { db } = await testStorage();
  await insertOrganisation(db, 'north');
  const held = await db
    .transaction()
    .execute((trx) => writeConditionally(trx, [raise(1), raise(1), raise(2), raise(7)]));
  expect(held).toEqual([true, false, true, false]);
  const row = await db.selectFrom('quote').select(['write_epoch', 'draft_title']).executeTakeFirstOrThrow();
  expect(row).toEqual({ write_epoch: 3, draft_title: '<1><2>' });
});

test('the one that throws is named, and nothing of the transaction stays', async () => {
  const { db } = await testStorage();
  await insertOrganisation(db, 'north');
  const failing = db.transaction().execute((trx) => writeConditionally(trx, [raise(7), broken]));
  const error = await failing.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WriteFailed);
  expect(error).toMatchObject({ index: 1, message: expect.stringContaining('NOT NULL') });
  const row = await db.selectFrom('quote').select('write_epoch').executeTakeFirstOrThrow();
  expect(row).toEqual({ write_epoch: 1 });
});

test('what SQLite refuses is no failure of the disk; a thread that has ended is', async () => {
  const writer = await Writer.open(`${await tempDir()}/coquote.sqlite`, {
    onLostDisk: () => {},
    onFullDisk: () => {},
  });
  await writer.run({ sql: 'create table thing (name text not null)', parameters: [] }, false);
  const refused = writer.run({ sql: 'insert into thing values (null)', parameters: [] }, true);
  const refusal = await refused.catch((thrown: unknown) => thrown);
  expect(refusal).toBeInstanceOf(SqliteError);
  expect(isDiskFailure(refusal)).toBe(false);
  await writer.rollback();
  await writer.close();
  const late = writer.run({ sql: 'select 1', parameters: [] }, false);
  expect(isDiskFailure(await late.catch((thrown: unknown) => thrown))).toBe(true);
});

test('a value that cannot be handed to the thread is refused, and the next answer is the right one', async () => {
  const writer = await Writer.open(`${await tempDir()}/coquote.sqlite`, {
    onLostDisk: () => {},
    onFullDisk: () => {},
  });
  const cannot = writer.run({ sql: 'select ?', parameters: [() => 1] }, false);
  await expect(cannot).rejects.toThrow('could not be cloned');
  const { rows } = await writer.run({ sql: 'select ? as given', parameters: [7] }, false);
  expect(rows).toEqual([{ given: 7 }]);
  await writer.close();
});
