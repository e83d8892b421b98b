/**
 * The day after which a draft comes to something else though nobody edits it. Every draft is projected once more, so
 * that this is known of all.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('quote').addColumn('draft_lapses_on', 'text').execute();
  await sql`update quote set projected_seq = -1`.execute(db);
}
