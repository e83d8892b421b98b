import type { Kysely } from 'kysely';
import { OrganisationId } from '#shared/ids.ts';
import type { PayableStep } from '#shared/quote/quote.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';

export interface NewOrganisation {
  readonly name: string;
  readonly companyNumber: string;
  readonly address: string;
  /** IANA name; the organisation's days begin and end in it. */
  readonly timeZone: string;
  /** What its quotes in kronor start out rounding the amount to pay to. Absent: nothing is rounded. */
  readonly payableStep?: PayableStep | undefined;
}

/** `id`: taken as it is; absent, a new one. Does nothing where that organisation exists. */
export async function createOrganisation(
  db: Kysely<Schema>,
  { name, companyNumber, address, timeZone, payableStep }: NewOrganisation,
  now: number,
  id: OrganisationId = OrganisationId.parse(randomId()),
): Promise<OrganisationId> {
  await db
    .insertInto('organisation')
    .values({
      id,
      name,
      company_number: companyNumber,
      address,
      time_zone: timeZone,
      created_at: now,
      payable_step: payableStep ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}
