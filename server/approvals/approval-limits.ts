/** How far an organisation's sellers may go by themselves. Set by its managers, or by whoever administers the machine. */
import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import { ApprovalLimits } from '#shared/quote/approval.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';
import type { Schema } from '../storage/schema.ts';

/** `null`: none are set, and nothing needs an approval. */
export async function readApprovalLimits(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<ApprovalLimits | null> {
  const row = await db
    .selectFrom('approval_limits')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (!row) return null;
  const { max_value, max_value_currency } = row;
  return ApprovalLimits.parse({
    maxDiscountPercent: row.max_discount_percent,
    minMarginPercent: row.min_margin_percent,
    minStartDays: row.min_start_days,
    maxPriceChangePercent: row.max_price_change_percent,
    maxValue: max_value === null ? null : { amount: max_value, currency: max_value_currency },
  });
}

/** Puts these in place of what was set. `null`: sellers may do as they think best. */
export function setApprovalLimits(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  limits: ApprovalLimits | null,
  { by, at }: { readonly by: AuditActor; readonly at: number },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await trx.deleteFrom('approval_limits').where('organisation_id', '=', organisationId).execute();
    if (limits !== null) {
      await trx
        .insertInto('approval_limits')
        .values({
          organisation_id: organisationId,
          max_discount_percent: limits.maxDiscountPercent,
          min_margin_percent: limits.minMarginPercent,
          max_value: limits.maxValue?.amount ?? null,
          max_value_currency: limits.maxValue?.currency ?? null,
          min_start_days: limits.minStartDays,
          max_price_change_percent: limits.maxPriceChangePercent,
        })
        .execute();
    }
    const audited = { organisationId, quoteId: null, actor: by, detail: { limits }, at } as const;
    await recordAudit(trx, { ...audited, action: 'limits_set' });
  });
}
