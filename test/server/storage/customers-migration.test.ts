/** Deals of before there were customers get theirs, so that nobody is missing from the list. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { customerId } from '../../../server/customers/customer-key.ts';
import { up } from '../../../server/storage/migrations/0043-customers.ts';
import { insertOrganisation, testStorage } from '../../support/storage.ts';

test('every deal says whose it is, by the number of the company, else by its name', async () => {
  const { db } = await testStorage();
  await insertOrganisation(db, 'north');
  const { opportunity } = await insertOrganisation(db, 'south');
  await db
    .updateTable('opportunity')
    .set({ customer_company_number: '556000-0000' })
    .where('id', '=', opportunity)
    .execute();
  await sql`drop index opportunity_for_organisation_id_customer_id`.execute(db);
  await sql`alter table opportunity drop column customer_id`.execute(db);

  await up(db as never);
  const rows = await db.selectFrom('opportunity').select('customer_id').orderBy('id').execute();
  expect(rows.map(({ customer_id }) => customer_id)).toEqual([
    customerId('', 'A customer'),
    customerId('556000-0000', 'Whatever it is called'),
  ]);
});
