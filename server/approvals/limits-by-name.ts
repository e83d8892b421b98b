/** Setting an organisation's limits by its name, for the administrator's command. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { CurrencyCode, DecimalAmount, Percent } from '#shared/money/amounts.ts';
import { minorUnitsOf } from '#shared/money/currency.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import { formatPercent } from '#shared/money/format-number.ts';
import type { ApprovalLimits } from '#shared/quote/approval.ts';
import { actedByOperator } from '../audit/record-audit.ts';
import type { Schema } from '../storage/schema.ts';
import { setApprovalLimits } from './approval-limits.ts';

const Said = z
  .object({
    organisation: z.string('is missing').min(1, 'is empty'),
    'max-discount': Percent.optional(),
    'min-margin': Percent.optional(),
    'max-value': DecimalAmount.optional(),
    currency: CurrencyCode.optional(),
    'min-start-days': z.coerce.number().int().min(1).max(365).optional(),
    'max-price-change': Percent.optional(),
  })
  .refine((said) => (said['max-value'] === undefined) === (said.currency === undefined), {
    path: ['max-value'],
    message: 'and --currency go together',
  });

/** Sets what was said, and nothing where it was nothing. A sentence of what holds now, or a list of what is wrong. */
export async function limitsByName(
  db: Kysely<Schema>,
  values: unknown,
  at: number,
): Promise<string | string[]> {
  const said = Said.safeParse(values);
  if (!said.success) return said.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`);
  const { organisation: name, currency } = said.data;
  const organisations = await db.selectFrom('organisation').select('id').where('name', '=', name).execute();
  const [organisation, another] = organisations;
  if (!organisation) return [`--organisation ${name}: there is none of that name`];
  if (another) return [`--organisation ${name}: several have that name`];
  const limits: ApprovalLimits = {
    maxDiscountPercent: said.data['max-discount'] ?? null,
    minMarginPercent: said.data['min-margin'] ?? null,
    minStartDays: said.data['min-start-days'] ?? null,
    maxPriceChangePercent: said.data['max-price-change'] ?? null,
    maxValue:
      currency === undefined
        ? null
        : { amount: minorUnitsOf(said.data['max-value'] ?? '0', currency), currency },
  };
  const isNone = Object.values(limits).every((limit) => limit === null);
  await setApprovalLimits(db, organisation.id, isNone ? null : limits, { by: actedByOperator, at });
  if (isNone) return `${name} has no limits: nothing needs a second person.`;
  const told = [
    limits.maxDiscountPercent && `a discount over ${formatPercent(limits.maxDiscountPercent)}`,
    limits.minMarginPercent && `a margin under ${formatPercent(limits.minMarginPercent)}`,
    limits.maxValue && `a first year over ${formatMoney(limits.maxValue.amount, limits.maxValue.currency)}`,
    limits.minStartDays && `a start within ${limits.minStartDays} days`,
    limits.maxPriceChangePercent &&
      `a price more than ${formatPercent(limits.maxPriceChangePercent)} from the catalogue’s`,
    'a price below its floor',
  ].filter(Boolean);
  return `In ${name} a second person must approve: ${told.join(', ')}.`;
}
