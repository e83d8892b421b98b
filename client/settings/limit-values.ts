/** Limits as they are typed, and what they say. */
import { DecimalAmount } from '#shared/money/amounts.ts';
import { minorDigits, minorUnitsOf } from '#shared/money/currency.ts';
import { fromScaled } from '#shared/money/decimal.ts';
import { typedDecimal } from '#shared/money/format-number.ts';
import { parseNumber } from '#shared/money/parse-number.ts';
import { ApprovalLimits } from '#shared/quote/approval.ts';

export interface LimitValues {
  readonly maxDiscount: string;
  readonly minMargin: string;
  /** In major units of `currency`. */
  readonly maxValue: string;
  readonly currency: string;
  readonly minStartDays: string;
  readonly maxPriceChange: string;
}

export function limitValues(limits: ApprovalLimits | null): LimitValues {
  const {
    maxDiscountPercent = null,
    minMarginPercent = null,
    maxValue = null,
    minStartDays = null,
    maxPriceChangePercent = null,
  } = limits ?? {};
  return {
    maxDiscount: typedDecimal(maxDiscountPercent ?? ''),
    minMargin: typedDecimal(minMarginPercent ?? ''),
    maxValue: maxValue
      ? typedDecimal(fromScaled(BigInt(maxValue.amount), minorDigits(maxValue.currency)))
      : '',
    currency: maxValue?.currency ?? 'SEK',
    minStartDays: minStartDays === null ? '' : String(minStartDays),
    maxPriceChange: typedDecimal(maxPriceChangePercent ?? ''),
  };
}

/** `null`: nothing is limited. */
export function limitsFrom({ currency, ...typed }: LimitValues): ApprovalLimits | null | 'unfit' {
  const [maxDiscountPercent, minMarginPercent, value, days, maxPriceChangePercent] = [
    typed.maxDiscount,
    typed.minMargin,
    typed.maxValue,
    typed.minStartDays,
    typed.maxPriceChange,
  ].map((text) => (text.trim() === '' ? null : (parseNumber(text) ?? 'unfit')));
  // Finer than an amount is stated, or more than can be: no limit that could be kept.
  const amount = DecimalAmount.nullable().safeParse(value ?? null);
  if (!amount.success || amount.data?.startsWith('-')) return 'unfit';
  const limits = ApprovalLimits.safeParse({
    maxDiscountPercent,
    minMarginPercent,
    maxPriceChangePercent,
    minStartDays: days === null ? null : Number(days),
    maxValue: amount.data === null ? null : { amount: minorUnitsOf(amount.data, currency), currency },
  });
  if (!limits.success) return 'unfit';
  return Object.values(limits.data).every((limit) => limit === null) ? null : limits.data;
}
