/**
 * What a quote leaves over for the seller. Private: it needs the costs, which no buyer can be sent, so it has its own
 * input and its own result and no field of `PricedQuote` ever holds it.
 */
import type { ElementId } from '../ids.ts';
import type { MinorUnits, UnitPrice } from '../money/amounts.ts';
import { divRound, fromScaled, powerOfTen } from '../money/decimal.ts';
import type { Component, QuoteContent } from '../quote/quote.ts';
import { selector } from '../quote/selection.ts';
import { IssueList } from './issues.ts';
import { twelfths } from './periods.ts';
import { type Pricer, type PricingContext, priceQuote } from './price-quote.ts';
import type { PricedComponent, PricedQuote } from './priced-quote.ts';
import { numberLimits, readNumber, wholePercent } from './read-number.ts';
import { readTerms, type Terms } from './terms.ts';
import { toMinor } from './to-minor.ts';

/** Of the internal document, what margins are made from: in the quote's currency, for one unit. */
export interface ComponentCosts {
  readonly unitCost: UnitPrice | null;
  readonly floorPrice: UnitPrice | null;
}

export interface Margin {
  readonly net: MinorUnits;
  readonly cost: MinorUnits;
  /** `net − cost`; negative when it costs more than it brings. */
  readonly margin: MinorUnits;
  /** The margin as a share of the net, at most two decimals: "42.92". `null` when there is no net to share. */
  readonly percent: string | null;
}

export interface QuoteMargins {
  /** By component id, those whose cost is known, selected or not; before section and quote discount. Null prototype. */
  readonly lines: Readonly<Record<ElementId, Margin>>;
  /** First-year value, as if the quote held only the components whose cost is known; after all discounts. */
  readonly firstYear: Margin;
  /** Selected components without a known cost, in reading order: what `firstYear` says nothing about. */
  readonly uncosted: readonly ElementId[];
  /** Components that bring less per unit than the seller may agree to, after all discounts, whether their cost is known or not. */
  readonly belowFloor: readonly ElementId[];
}

/**
 * Margins per line and in total. A cost that is no number counts as not known. Total function, as `priceQuote`;
 * pass a pricer from `createPricer` to have unchanged components remembered.
 *
 * Source: the gross margin of bookkeeping, a share of what is sold and not of what it cost.
 * Worked: 12 hours at 1 250 that cost 860 each: 15 000 − 10 320 = 4 680, which is 31.2 %.
 */
export function priceMargins(
  content: QuoteContent,
  costs: Readonly<Record<ElementId, ComponentCosts>>,
  pricer: Pricer = priceQuote,
  context: PricingContext = {},
): QuoteMargins {
  const unitCosts = new Map<ElementId, bigint>();
  for (const { id } of content.components) {
    const cost = readNumber('unitPrice', costs[id]?.unitCost ?? '');
    if (cost !== null) unitCosts.set(id, cost);
  }
  const priced = pricer(content, context);
  const { components } = priced;
  const left = leftByQuoteDiscount(priced);
  const costed = content.components.filter(({ id }) => unitCosts.has(id));
  const { firstYear } = pricer({ ...content, components: costed }, context);
  const terms = readTerms(content, context.asOf ?? null, new IssueList());
  const isSelected = selector(content);

  const lines: Record<ElementId, Margin> = Object.create(null);
  let yearCost = 0n;
  for (const { id } of costed) {
    const line = components[id];
    if (line === undefined) continue;
    const cost = lineCost(line, unitCosts.get(id) ?? 0n, terms.minorDigits);
    lines[id] = marginOf(BigInt(line.net), cost);
    if (line.selected) yearCost += cost * twelfths(line.period, terms.firstYearMonths);
  }
  const isBelowFloor = (component: Component): boolean => {
    const floor = readNumber('unitPrice', costs[component.id]?.floorPrice ?? '');
    const line = components[component.id];
    return floor !== null && line !== undefined && isBelow(component, line, floor, terms, left);
  };
  return {
    lines,
    firstYear: marginOf(BigInt(firstYear.net), divRound(yearCost, 12n)),
    uncosted: content.components
      .filter((component) => !unitCosts.has(component.id) && isSelected(component))
      .map(({ id }) => id),
    belowFloor: content.components.filter(isBelowFloor).map(({ id }) => id),
  };
}

const stepsPerUnit = powerOfTen(numberLimits.quantity.scale);

/** quantity × unit cost, rounded, in minor units. */
function lineCost({ quantity }: PricedComponent, unitCost: bigint, digits: number): bigint {
  const units = readNumber('quantity', quantity) ?? 0n;
  const scale = powerOfTen(numberLimits.unitPrice.scale) * stepsPerUnit;
  return divRound(units * unitCost * powerOfTen(digits), scale);
}

/** What is left of an amount: the whole of `of` where nothing is taken off. */
interface Share {
  readonly left: bigint;
  readonly of: bigint;
}

/** What the quote discount leaves. It takes the same share of everything, up to the rounding of its parts. */
function leftByQuoteDiscount({ periods }: PricedQuote): Share {
  const add = (amount: (total: PricedQuote['periods'][number]) => number) =>
    periods.reduce((sum, total) => sum + BigInt(amount(total)), 0n);
  const lines = add((total) => total.lines);
  const left = lines - add((total) => total.quoteDiscount);
  return lines > 0n ? { left, of: lines } : { left: 1n, of: 1n };
}

/**
 * Whether net ÷ quantity × base quantity, less what the discounts of section and quote take of it, is under the
 * floor; compared crosswise, so that nothing is rounded. 100 less 20 % less 10 % is 72.
 */
function isBelow(
  component: Component,
  line: PricedComponent,
  floor: bigint,
  { minorDigits, sectionDiscounts }: Terms,
  quote: Share,
): boolean {
  const units = readNumber('quantity', line.quantity) ?? 0n;
  const base = readNumber('quantity', component.baseQuantity) ?? stepsPerUnit;
  if (units <= 0n) return false;
  const inSection = wholePercent - (sectionDiscounts.get(component.sectionId) ?? 0n);
  const price = BigInt(line.net) * inSection * quote.left * base * powerOfTen(numberLimits.unitPrice.scale);
  return price < floor * units * powerOfTen(minorDigits) * wholePercent * quote.of;
}

function marginOf(net: bigint, cost: bigint): Margin {
  const minor = toMinor(new IssueList());
  const margin = net - cost;
  // A hundredth of a per cent is a ten-thousandth.
  const percent = net === 0n ? null : fromScaled(divRound(margin * 10_000n, net), 2);
  return { net: minor(net), cost: minor(cost), margin: minor(margin), percent };
}
