/** How far a price may stand from the catalogue's on one person's word. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('approval_limits').addColumn('max_price_change_percent', 'text').execute();
}
