/**
 * Where the audit log stood when a version was sent and when it was accepted, kept beside what both parties hold.
 * What is older has none, and its documents stay as they are.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['version', 'acceptance']) {
    await db.schema.alterTable(table).addColumn('audit_seq', 'bigint').execute();
    await db.schema.alterTable(table).addColumn('audit_hash', 'text').execute();
  }
}
