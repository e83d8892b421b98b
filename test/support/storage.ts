import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import {
  OpportunityId,
  OrganisationId,
  ParticipantId,
  QuoteId,
  ShareLinkId,
  UserId,
  VersionId,
} from '#shared/ids.ts';
import { customerId } from '../../server/customers/customer-key.ts';
import type { Schema } from '../../server/storage/schema.ts';
import { openStorage, type Storage } from '../../server/storage/storage.ts';
import { tempDir } from './temp-dir.ts';

/** A real database in a file of the running test's own. */
export async function testStorage(): Promise<Storage & { readonly path: string }> {
  const path = join(await tempDir(), 'coquote.sqlite');
  const storage = await openStorage(path);
  onTestFinished(() => storage.close());
  return { ...storage, path };
}

/** The ids of one organisation's rows: a quote with a seller, a buyer and the buyer's link. */
export function rowIds(name: string) {
  return {
    organisation: OrganisationId.parse(`${name}-organisation`),
    user: UserId.parse(`${name}-user`),
    opportunity: OpportunityId.parse(`${name}-opportunity`),
    quote: QuoteId.parse(`${name}-quote`),
    seller: ParticipantId.parse(`${name}-seller`),
    buyer: ParticipantId.parse(`${name}-buyer`),
    link: ShareLinkId.parse(`${name}-link`),
    version: VersionId.parse(`${name}-version`),
  };
}
export type RowIds = ReturnType<typeof rowIds>;

/** Writes an organisation with one quote, straight into the tables. */
export async function insertOrganisation(db: Kysely<Schema>, name: string): Promise<RowIds> {
  const ids = rowIds(name);
  const organisation_id = ids.organisation;
  const at = { created_at: 1 };
  await db
    .insertInto('organisation')
    .values({ id: ids.organisation, name, company_number: '', address: '', time_zone: 'UTC', ...at })
    .execute();
  await db
    .insertInto('membership')
    .values({ organisation_id, user_id: ids.user, role: 'seller', ...at })
    .execute();
  await db
    .insertInto('opportunity')
    .values({
      id: ids.opportunity,
      organisation_id,
      owner_user_id: ids.user,
      title: 'A deal',
      customer_id: customerId('', 'A customer'),
      customer_name: 'A customer',
      customer_company_number: '',
      customer_address: '',
      value: '1000',
      currency: 'SEK',
      expected_close: '2027-01-31',
      contact_name: 'Somebody',
      contact_email: 'somebody@example.com',
      need_note: 'The old system is switched off',
      source: 'Referral',
      stage: 'identified',
      ...at,
    })
    .execute();
  await db
    .insertInto('quote')
    .values({
      id: ids.quote,
      organisation_id,
      opportunity_id: ids.opportunity,
      number: '2026-0001',
      status: 'co_design',
      write_epoch: 1,
      created_by: ids.user,
      updated_at: 1,
      projected_seq: -1,
      draft_title: '',
      draft_currency: 'SEK',
      draft_amount: null,
      draft_lapses_on: null,
      ...at,
    })
    .execute();
  const person = { organisation_id, quote_id: ids.quote, title: '', colour: 0, ...at };
  await db
    .insertInto('participant')
    .values([
      {
        ...person,
        id: ids.seller,
        side: 'seller',
        user_id: ids.user,
        name: 'Seller',
        email: 's@example.com',
      },
      { ...person, id: ids.buyer, side: 'buyer', user_id: null, name: 'Buyer', email: 'b@example.com' },
    ])
    .execute();
  return ids;
}
