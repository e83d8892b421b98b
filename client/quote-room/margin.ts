/**
 * What a component, and the quote, leave over for the seller. Private: made from the internal document, never
 * shown to a buyer. For display alone: nothing is stored or sent of it.
 */
import type { MinorUnits } from '#shared/money/amounts.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { PricePeriod, QuoteContent } from '#shared/quote/quote.ts';

export interface Margin {
  /** Whole minor units. */
  readonly cost: number;
  /** Share of the amount that is left, in per cent; negative when it costs more than it brings. */
  readonly percent: number;
}

/**
 * Cost and margin of an amount, `unitCost` being what one unit costs in major units. `null` when no cost is
 * stated or there is no amount to set it against.
 */
export function marginOf(
  net: MinorUnits,
  quantity: string,
  unitCost: string | null,
  minorDigits: number,
): Margin | null {
  if (unitCost === null || net === 0) return null;
  const cost = Math.round(Number(unitCost) * Number(quantity) * 10 ** minorDigits);
  return { cost, percent: ((net - cost) / net) * 100 };
}

export interface TotalMargin extends Margin {
  /** Selected components without a cost: the margin is over the others alone. */
  readonly uncosted: number;
}

/** The margin over the first year: discounts on sections and on the quote are borne by the components in proportion. */
export function totalMargin(
  content: QuoteContent,
  priced: PricedQuote,
  unitCostOf: (id: string) => string | null,
): TotalMargin | null {
  let [costed, all, cost, uncosted] = [0, 0, 0, 0];
  for (const component of content.components) {
    const line = priced.components[component.id];
    if (!line?.selected) continue;
    const times = timesInFirstYear(line.period, content.terms.termMonths);
    const margin = marginOf(line.net, line.quantity, unitCostOf(component.id), priced.minorDigits);
    all += line.net * times;
    if (margin) {
      costed += line.net * times;
      cost += margin.cost * times;
    } else uncosted += 1;
  }
  if (costed === 0) return null;
  const brought = costed * (priced.firstYear.net / all);
  return { cost: Math.round(cost), percent: ((brought - cost) / brought) * 100, uncosted };
}

const monthsIn: Readonly<Record<Exclude<PricePeriod, 'once'>, number>> = { month: 1, quarter: 3, year: 12 };

function timesInFirstYear(period: PricePeriod, termMonths: number): number {
  return period === 'once' ? 1 : Math.min(12, termMonths) / monthsIn[period];
}
