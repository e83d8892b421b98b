/** What a choice would do to the totals, for those who have not made it yet. */
import type { ElementId } from '#shared/ids.ts';
import {
  componentDrivers,
  type PriceDriver,
  sectionDrivers,
  termDrivers,
} from '#shared/pricing/price-drivers.ts';
import { createPricer, type Pricer } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { DisplayBasis } from '#shared/pricing/with-vat.ts';
import type { PricePeriod, QuoteContent } from '#shared/quote/quote.ts';

/** Of its own, so that what might be does not drive out of memory what is. */
const pricer = createPricer();

/** `priced` is what `content` comes to. */
const knowing =
  (content: QuoteContent, priced: PricedQuote): Pricer =>
  (some, context) =>
    some === content ? priced : pricer(some, context);

/** What a longer and a shorter term would make of the whole term: months, and minor units more or less. */
export function termEffects(
  content: QuoteContent,
  priced: PricedQuote,
): { readonly months: number; readonly amount: number }[] {
  return termDrivers(content, knowing(content, priced), { asOf: priced.asOf }).flatMap(({ step, tcv }) =>
    step.kind === 'term' && tcv !== null && tcv !== 0 ? { months: step.to, amount: tcv } : [],
  );
}

/** The drivers of a component, or of a section that is chosen as a whole. `priced` is what `content` comes to. */
export function driversOf(content: QuoteContent, priced: PricedQuote, id: ElementId): PriceDriver[] {
  const known = knowing(content, priced);
  const find = content.sections.some((section) => section.id === id) ? sectionDrivers : componentDrivers;
  return find(content, id, known, { asOf: priced.asOf });
}

export interface Effect {
  readonly period: PricePeriod;
  /** On the basis that the amounts of the rows are on. */
  readonly amount: number;
}

/** What the driver does to each period's total; `null` where it does nothing, or what cannot be stated. */
export function effectsOf({ periods }: PriceDriver, basis: DisplayBasis = 'exclVat'): Effect[] | null {
  const stated = periods.map(({ period, net, gross }) => ({
    period,
    amount: basis === 'inclVat' ? gross : net,
  }));
  const effects = stated.flatMap(({ period, amount }) => (amount ? { period, amount } : []));
  return stated.every(({ amount }) => amount !== null) && effects.length > 0 ? effects : null;
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
  const stated = amounts.filter(({ amount }) => amount !== 0);
  return (
    effects.length === stated.length &&
    effects.every(({ period, amount }) =>
      stated.some((each) => each.period === period && Math.abs(each.amount) === Math.abs(amount)),
    )
  );
}
