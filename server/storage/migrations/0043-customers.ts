/** Which customer a deal is with, so that theirs are found without reading everybody's. */
import { type Kysely, sql } from 'kysely';
import { customerId } from '../../customers/customer-key.ts';

interface Named {
  readonly id: string;
  readonly customer_company_number: string;
  readonly customer_name: string;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('opportunity')
    .addColumn('customer_id', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  const { rows } = await sql<Named>`
    select id, customer_company_number, customer_name from opportunity`.execute(db);
  for (const { id, customer_company_number, customer_name } of rows) {
    const customer = customerId(customer_company_number, customer_name);
    await sql`update opportunity set customer_id = ${customer} where id = ${id}`.execute(db);
  }
  await db.schema
    .createIndex('opportunity_for_organisation_id_customer_id')
    .on('opportunity')
    .columns(['organisation_id', 'customer_id'])
    .execute();
}
