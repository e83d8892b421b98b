import type { Kysely } from 'kysely';
import { OrganisationId } from '#shared/ids.ts';
import type { PayableStep } from '#shared/quote/quote.ts';
import { type AuditActor, actedBySystem, recordAudit } from '../audit/record-audit.ts';
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
  /** Whom the audit log names for it. Absent: the product itself. */
  readonly by?: AuditActor;
}

/** `id`: taken as it is; absent, a new one. Does nothing where that organisation exists. */
export function createOrganisation(
  db: Kysely<Schema>,
  { name, companyNumber, address, timeZone, payableStep, by = actedBySystem }: NewOrganisation,
  now: number,
  id: OrganisationId = OrganisationId.parse(randomId()),
): Promise<OrganisationId> {
  return db.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
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
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) {
      const audited = { organisationId: id, quoteId: null, actor: by, detail: { name }, at: now } as const;
      await recordAudit(trx, { ...audited, action: 'organisation_created' });
    }
    return id;
  });
}
