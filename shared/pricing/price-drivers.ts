/**
 * What one step more or less of something would cost, before it is taken: found by pricing the changed content, so
 * that tiers, discounts and VAT all have their say. Pass the pricer that priced the content as it stands: then only
 * the component that changes is priced anew.
 *
 * Source: pricing itself, before and after; a driver has no arithmetic of its own.
 * Worked: 10 users on "to 10: 100, then 80 for all": one more costs 880 instead of 1 000, a difference of −120.
 */
import type { ElementId } from '../ids.ts';
import type { MinorUnits, Quantity } from '../money/amounts.ts';
import { fromScaled, powerOfTen } from '../money/decimal.ts';
import { ownValue } from '../quote/own-value.ts';
import type { Component, PricePeriod, QuoteContent } from '../quote/quote.ts';
import { pricePeriods } from '../quote/quote.ts';
import { isChosen, isSectionSelected, withChoices } from '../quote/selection.ts';
import { type Pricer, type PricingContext, priceQuote } from './price-quote.ts';
import type { PricedQuote } from './priced-quote.ts';
import { numberLimits, readNumber } from './read-number.ts';
import { isExact } from './to-minor.ts';

/** One step that may be taken, and what stands after it. */
export type DriverStep =
  | {
      readonly kind: 'quantity';
      readonly component: ElementId;
      readonly direction: 'more' | 'less';
      readonly from: Quantity;
      readonly to: Quantity;
    }
  | { readonly kind: 'selection'; readonly component: ElementId; readonly to: boolean }
  | { readonly kind: 'section'; readonly section: ElementId; readonly to: boolean }
  /** This alternative instead of what is picked. */
  | { readonly kind: 'pick'; readonly group: ElementId; readonly component: ElementId }
  | {
      readonly kind: 'term';
      readonly direction: 'more' | 'less';
      readonly from: number;
      readonly to: number;
    };

export interface PriceDriver {
  readonly step: DriverStep;
  /** After less before, without and with VAT; periods that stay as they are are left out. `null`: cannot be stated. */
  readonly periods: readonly {
    readonly period: PricePeriod;
    readonly net: MinorUnits | null;
    readonly gross: MinorUnits | null;
  }[];
  readonly firstYear: { readonly net: MinorUnits | null; readonly gross: MinorUnits | null };
  /** Of the whole term. */
  readonly tcv: MinorUnits | null;
}

type Change = readonly [step: DriverStep, content: QuoteContent];

/** What a component drives: its quantity one step up and down, whether it is in, or its group's pick. */
export function componentDrivers(
  content: QuoteContent,
  id: ElementId,
  pricer: Pricer = priceQuote,
  context: PricingContext = {},
): PriceDriver[] {
  const component = content.components.find((each) => each.id === id);
  if (component === undefined) return [];
  const priced = pricer(content, context);
  const changes = [
    ...quantityChanges(content, component, priced.components[id]?.quantity ?? component.quantity),
    ...selectionChanges(content, component),
  ];
  return changes.map((change) => driver(priced, change, pricer, context));
}

/** What an optional section drives: everything that counts with it. */
export function sectionDrivers(
  content: QuoteContent,
  id: ElementId,
  pricer: Pricer = priceQuote,
  context: PricingContext = {},
): PriceDriver[] {
  const section = content.sections.find((each) => each.id === id);
  if (section?.presence !== 'optional') return [];
  const to = !isSectionSelected(content, section);
  const change: Change = [
    { kind: 'section', section: id, to },
    withChoices(content, { sectionChoices: { [id]: to } }),
  ];
  return [driver(pricer(content, context), change, pricer, context)];
}

/** What the term drives: a year more or less where it is whole years, else a month. */
export function termDrivers(
  content: QuoteContent,
  pricer: Pricer = priceQuote,
  context: PricingContext = {},
): PriceDriver[] {
  const from = content.terms.termMonths;
  const step = from % 12 === 0 ? 12 : 1;
  const priced = pricer(content, context);
  return (['less', 'more'] as const).flatMap((direction) => {
    const to = direction === 'more' ? from + step : from - step;
    if (to < 1 || to > 120) return [];
    const changed = { ...content, terms: { ...content.terms, termMonths: to } };
    return driver(priced, [{ kind: 'term', direction, from, to }, changed], pricer, context);
  });
}

function quantityChanges(content: QuoteContent, component: Component, from: Quantity): Change[] {
  const { id, buyerQuantity } = component;
  const now = readNumber('quantity', from);
  if (now === null) return [];
  const { scale } = numberLimits.quantity;
  const bound = (text: string | undefined) => (text === undefined ? null : readNumber('quantity', text));
  const stated = bound(buyerQuantity?.step);
  const step = stated !== null && stated > 0n ? stated : powerOfTen(scale);
  const min = bound(buyerQuantity?.min) ?? 0n;
  const max = bound(buyerQuantity?.max);
  return (['less', 'more'] as const).flatMap((direction): Change[] => {
    const next = direction === 'more' ? now + step : now - step;
    const to = fromScaled(next, scale);
    if (next < min || (max !== null && next > max) || readNumber('quantity', to) === null) return [];
    return [[{ kind: 'quantity', component: id, direction, from, to }, withQuantity(content, component, to)]];
  });
}

function withQuantity(content: QuoteContent, component: Component, quantity: Quantity): QuoteContent {
  if (component.buyerQuantity !== null) {
    return { ...content, quantities: { ...content.quantities, [component.id]: quantity } };
  }
  const components = content.components.map((each) => (each === component ? { ...each, quantity } : each));
  return { ...content, components };
}

function selectionChanges(content: QuoteContent, component: Component): Change[] {
  const { id, groupId, presence } = component;
  const isIn = isChosen(content, component);
  if (groupId === null) {
    if (presence === 'required') return [];
    const changed = withChoices(content, { choices: { [id]: !isIn } });
    return [[{ kind: 'selection', component: id, to: !isIn }, changed]];
  }
  const group = content.choiceGroups.find((each) => each.id === groupId);
  if (group === undefined) return [];
  const picked = ownValue(content.picks, groupId) ?? [];
  if (group.max === 1) {
    if (isIn) return [];
    const changed = withChoices(content, { picks: { [groupId]: [id] } });
    return [[{ kind: 'pick', group: groupId, component: id }, changed]];
  }
  const next = isIn ? picked.filter((each) => each !== id) : [...picked, id];
  if (next.length > group.max || next.length < group.min) return [];
  return [
    [{ kind: 'selection', component: id, to: !isIn }, withChoices(content, { picks: { [groupId]: next } })],
  ];
}

function driver(
  before: PricedQuote,
  [step, content]: Change,
  pricer: Pricer,
  context: PricingContext,
): PriceDriver {
  const after = pricer(content, context);
  const totals = (priced: PricedQuote, period: PricePeriod) =>
    priced.periods.find((total) => total.period === period);
  const periods = pricePeriods.flatMap((period) => {
    const [was, is] = [totals(before, period), totals(after, period)];
    const net = difference(was?.net, is?.net);
    const gross = difference(was?.gross, is?.gross);
    return net === 0 && gross === 0 ? [] : { period, net, gross };
  });
  return {
    step,
    periods,
    firstYear: {
      net: difference(before.firstYear.net, after.firstYear.net),
      gross: difference(before.firstYear.gross, after.firstYear.gross),
    },
    tcv: difference(before.tcv, after.tcv),
  };
}

function difference(before: MinorUnits | undefined, after: MinorUnits | undefined): MinorUnits | null {
  const amount = BigInt(after ?? 0) - BigInt(before ?? 0);
  return isExact(amount) ? (Number(amount) as MinorUnits) : null;
}
