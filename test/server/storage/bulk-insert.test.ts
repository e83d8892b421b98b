import { expect, test } from 'vitest';
import { BulkInsert } from '../../../server/storage/bulk-insert.ts';
import { insertOrganisation, testStorage } from '../../support/storage.ts';

const columns = ['organisation_id', 'user_id', 'role', 'created_at'] as const;

test('writes every row into the columns it names, whatever order its fields have', async () => {
  const { db } = await testStorage();
  const { organisation } = await insertOrganisation(db, 'north');
  const bulk = new BulkInsert(db, 'membership', columns);
  const rows = Array.from({ length: 120 }, (_, index) => ({
    created_at: index,
    role: 'manager' as const,
    user_id: `user-${index}` as never,
    organisation_id: organisation,
  }));
  for (const statement of bulk.statements(rows)) {
    const text = db.insertInto('membership').values(rows.slice(0, 1)).compile();
    await db.executeQuery({ ...text, ...statement });
  }
  const stored = await db
    .selectFrom('membership')
    .select(columns)
    .where('role', '=', 'manager')
    .orderBy('created_at')
    .execute();
  expect(stored).toEqual(rows);
});

test('makes the text once for each number of rows, and no statement where there is no row', async () => {
  const { db } = await testStorage();
  const bulk = new BulkInsert(db, 'membership', columns);
  const row = {
    organisation_id: 'o' as never,
    user_id: 'u' as never,
    role: 'seller' as const,
    created_at: 1,
  };
  expect(bulk.statements([])).toEqual([]);
  const [first] = bulk.statements([row, row]);
  const [second] = bulk.statements([row, row]);
  expect(second?.sql).toBe(first?.sql);
  expect(bulk.statements([row])[0]?.sql).not.toBe(first?.sql);
});
