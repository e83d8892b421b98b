import { CompiledQuery, type Insertable, type Kysely } from 'kysely';
import { BulkInsert } from './bulk-insert.ts';
import type { Schema } from './schema.ts';

/** Inserts the rows in their order, some at a time. Every row names the same columns. */
export async function insertMany<Table extends keyof Schema>(
  db: Kysely<Schema>,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first) as (keyof Insertable<Schema[Table]> & string)[];
  for (const { sql, parameters } of new BulkInsert(db, table, columns).statements(rows)) {
    await db.executeQuery(CompiledQuery.raw(sql, [...parameters]));
  }
}
