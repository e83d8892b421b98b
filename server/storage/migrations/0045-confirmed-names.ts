/**
 * When somebody at the customer said that they are who they were invited as, or put right what they are called. Whoever
 * has been here before was known by that name all along, and is not asked.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('participant').addColumn('name_confirmed_at', 'bigint').execute();
  await sql`update participant set name_confirmed_at = (
    select min(created_at) from guest_session where participant_id = participant.id) where side = 'buyer'`.execute(
    db,
  );
}
