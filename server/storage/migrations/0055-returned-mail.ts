/** What the mail service said afterwards of a mail that it had taken: that it came back, or was called spam. */
import { type Kysely, sql } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'mail_report', {
    columns: {
      id: 'text',
      delivery_id: 'text',
      organisation_id: 'text',
      kind: 'text',
      detail: 'text',
      at: 'integer',
    },
    key: ['id'],
    references: [
      [['delivery_id'], 'delivery', ['id']],
      [['organisation_id'], 'organisation', ['id']],
    ],
    indexes: [['delivery_id']],
  });
  await makeAppendOnly(db, 'mail_report');
  // Few ever are; whose mail has come back is asked of everybody at a customer.
  await sql`create index delivery_returned on delivery (participant_id) where failure in ('bounced', 'complained')`.execute(
    db,
  );
}
