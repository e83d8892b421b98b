/** The totals that a screen shows beside "accept", as they are echoed by the client and compared by the server. */
import { z } from 'zod';
import { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import type { PayableTotal, PricedQuote, ValueTotal } from '../pricing/priced-quote.ts';
import { PricePeriod } from '../quote/quote.ts';

const value = { net: MinorUnits, tax: MinorUnits, gross: MinorUnits };
const payable = { ...value, payable: MinorUnits };

/** Whole minor units of `currency`, which has `minorDigits` decimals. */
export const DisplayedTotals = z.strictObject({
  currency: CurrencyCode,
  minorDigits: z.int().min(0).max(4),
  periods: z.array(z.strictObject({ period: PricePeriod, ...payable })),
  firstYear: z.strictObject(value),
  dueAtAcceptance: z.strictObject(payable),
});
export type DisplayedTotals = z.infer<typeof DisplayedTotals>;

export function displayedTotals(priced: PricedQuote): DisplayedTotals {
  return {
    currency: priced.currency,
    minorDigits: priced.minorDigits,
    periods: priced.periods.map((total) => ({ period: total.period, ...untilPayable(total) })),
    firstYear: untilGross(priced.firstYear),
    dueAtAcceptance: untilPayable(priced.dueAtAcceptance),
  };
}

const untilGross = ({ net, tax, gross }: ValueTotal) => ({ net, tax, gross });
const untilPayable = (total: PayableTotal) => ({ ...untilGross(total), payable: total.payable });
