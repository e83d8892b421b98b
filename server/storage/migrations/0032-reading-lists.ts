/**
 * Lists and insight look at many rows of tables that hold much beside what they ask: a version is its whole text, and
 * its dates lie behind that. These indexes hold what is asked, so that the rows themselves are not read.
 */
import type { Kysely } from 'kysely';

const indexes = {
  // When what was sent, without its text.
  version_for_organisation_id_id: ['version', ['organisation_id', 'id', 'quote_id', 'sent_at']],
  // The newest quote of a deal, which is the one that speaks for it.
  quote_for_opportunity_id_created_at: ['quote', ['opportunity_id', 'created_at desc', 'id']],
  // Which drafts have moved on.
  quote_for_organisation_id_projected_seq: [
    'quote',
    ['organisation_id', 'id', 'projected_seq', 'draft_lapses_on'],
  ],
  // What somebody is called.
  participant_for_organisation_id_user_id: ['participant', ['organisation_id', 'user_id', 'name']],
} as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, [table, columns]] of Object.entries(indexes)) {
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  }
  // The one by creation begins with the same column.
  await db.schema.dropIndex('quote_for_opportunity_id').execute();
}
