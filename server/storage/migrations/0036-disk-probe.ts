import type { Kysely } from 'kysely';

/** One row that is written over to see whether the disk has room. It says nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('disk_probe')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .execute();
}
