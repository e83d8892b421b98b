/** How a discount or charge changes; one of the quote as a whole keeps its period and VAT in every change. */
import type { Percent } from '#shared/money/amounts.ts';
import type { Adjustment, QuoteAdjustment } from '#shared/quote/quote.ts';

/** How much: a percentage, or an amount. */
export type Taken = { readonly percent: Percent } | { readonly amount: string };

/** A stated base belongs to a percentage and goes with it. */
export function withTaken(adjustment: Adjustment, taken: Taken): Adjustment {
  if ('percent' in adjustment && 'percent' in taken) return { ...adjustment, ...taken };
  const { kind, title } = adjustment;
  return { kind, ...(title !== undefined && { title }), ...taken };
}

/** Without words of its own it is called what it is. */
export function withTitle({ title: _, ...adjustment }: Adjustment, title: string): Adjustment {
  return title === '' ? adjustment : { ...adjustment, title };
}

/** As `withTaken`, of the quote as a whole. */
export function withTakenOfQuote(adjustment: QuoteAdjustment, taken: Taken): QuoteAdjustment {
  if ('percent' in adjustment && 'percent' in taken) return { ...adjustment, ...taken };
  const { kind, title, pricePeriod, vat } = adjustment;
  return { kind, title, pricePeriod, vat, ...taken };
}

/** The item at `index` replaced; out when there is none to replace it. */
export function withItem<T>(items: readonly T[], index: number, next: T | null): T[] {
  return items.flatMap((item, at) => (at !== index ? [item] : next === null ? [] : [next]));
}
