/** How far each person has seen the changes of a quote, and when they last did; neither is known before. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['seen_seq', 'seen_at']) {
    await db.schema.alterTable('participant').addColumn(column, 'bigint').execute();
  }
}
