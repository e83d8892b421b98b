/**
 * The figures of all components look at every observation there is. This index holds what they ask, in the order they ask
 * it in, so that the rows themselves, which lie all over the file, are not read. And of what lies with customers, lists ask when it
 * was sent and what it comes to, but not for its text.
 */
import { type Kysely, sql } from 'kysely';

const facts = ['preselected', 'ever_selected', 'dropped', 'readded', 'at_send', 'at_accept', 'band'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('observation_for_figures')
    .on('observation')
    .columns([
      ...['organisation_id', 'component_key', 'customer_key', 'at', 'owner_user_id', 'quote_id'],
      ...['opportunity_id', 'cycle', 'amount', 'ratio', ...facts],
    ])
    .execute();
  // The one above begins with the same columns.
  await db.schema.dropIndex('observation_for_organisation_id_component_key_customer_key').execute();
  // Its columns, and what else lists ask of a version.
  await db.schema.dropIndex('version_for_organisation_id_id').execute();
  await sql`create index version_for_lists on version (organisation_id, id, quote_id, sent_at, number, valid_until,
    json_extract(priced, '$.firstYear.net'), json_extract(priced, '$.currency'))`.execute(db);
}
