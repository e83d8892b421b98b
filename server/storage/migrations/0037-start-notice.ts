/** How soon work may start on one person's word. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('approval_limits').addColumn('min_start_days', 'integer').execute();
}
