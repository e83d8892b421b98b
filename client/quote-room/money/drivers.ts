/** What a choice would do to the totals, for those who have not made it yet. */
import type { ElementId } from '#shared/ids.ts';
import { componentDrivers, type PriceDriver, sectionDrivers } from '#shared/pricing/price-drivers.ts';
import { createPricer, type Pricer } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { PricePeriod, QuoteContent } from '#shared/quote/quote.ts';

/** Of its own, so that what might be does not drive out of memory what is. */
const pricer = createPricer();

/** The drivers of a component, or of a section that is chosen as a whole. `priced` is what `content` comes to. */
export function driversOf(content: QuoteContent, priced: PricedQuote, id: ElementId): PriceDriver[] {
  const known: Pricer = (some, context) => (some === content ? priced : pricer(some, context));
  const find = content.sections.some((section) => section.id === id) ? sectionDrivers : componentDrivers;
  return find(content, id, known, { asOf: priced.asOf });
}

export interface Effect {
  readonly period: PricePeriod;
  /** Without VAT, as the amounts of the rows are. */
  readonly net: number;
}

/** What the driver does to each period's total; `null` where it does nothing, or what cannot be stated. */
export function effectsOf({ periods }: PriceDriver): Effect[] | null {
  const effects = periods.flatMap(({ period, net }) => (net === null || net === 0 ? [] : { period, net }));
  const isStated = periods.every(({ net }) => net !== null);
  return isStated && effects.length > 0 ? effects : null;
}

/** The driver that is a choice rather than a number: in or out, or this instead of that. */
export function choiceDriver(drivers: readonly PriceDriver[]): PriceDriver | undefined {
  return drivers.find(({ step }) => step.kind !== 'quantity');
}

/**
 * Whether leaving something out takes exactly off what it is said to cost. Then the row has said it already; where
 * discounts on all have a part in it, it has not.
 */
export function isPlainAmount(effects: readonly Effect[], amounts: readonly Effect[]): boolean {
  const stated = amounts.filter(({ net }) => net !== 0);
  return (
    effects.length === stated.length &&
    effects.every(({ period, net }) =>
      stated.some((amount) => amount.period === period && Math.abs(amount.net) === Math.abs(net)),
    )
  );
}
