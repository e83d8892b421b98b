/** What a quote takes of an item: a copy, at the price of that moment. What the catalogue says later is taken only when somebody asks. */
import type { ElementId } from '../ids.ts';
import { type CurrencyCode, changeOf, type MinorUnits } from '../money/amounts.ts';
import { priceComponent } from '../pricing/price-component.ts';
import { ownValue } from '../quote/own-value.ts';
import type { Component, PricePeriod, QuoteContent } from '../quote/quote.ts';
import { statedQuantity } from '../quote/selection.ts';
import type { CatalogueSource } from '../quote-doc/doc-layout.ts';
import { sameValue } from '../quote-doc/same-value.ts';
import type { CatalogueItem, CatalogueValues, OfferedComponent, PrivatePart } from './catalogue-item.ts';

/** All that decides what an item costs, and what its price means. */
const priceFields = [
  'unit',
  'pricePeriod',
  'billingPeriod',
  'priceModel',
  'unitPrice',
  'baseQuantity',
  'tiers',
  'vat',
] as const satisfies readonly (keyof OfferedComponent)[];
/** What the catalogue says of an item's price, and nothing else of it. */
export const priceFieldsOf = (
  component: OfferedComponent,
): Pick<OfferedComponent, (typeof priceFields)[number]> =>
  Object.fromEntries(priceFields.map((field) => [field, component[field]])) as Pick<
    OfferedComponent,
    (typeof priceFields)[number]
  >;

const costFields = ['unitCost', 'floorPrice'] as const satisfies readonly (keyof PrivatePart)[];

export interface Taken {
  readonly component: OfferedComponent;
  readonly costs: PrivatePart;
}

/** A price in another currency than the quote’s is not taken: it would be read as so many of the quote’s. */
export function takenFrom({ component, costs, currency }: CatalogueValues, into: CurrencyCode): Taken {
  if (currency === into) return { component, costs };
  return {
    component: { ...component, priceModel: 'flat', unitPrice: null, tiers: [] },
    costs: { ...costs, unitCost: null, floorPrice: null },
  };
}

/** The catalogue's present price of something in a quote, beside the one it has. */
export interface Repricing {
  readonly id: ElementId;
  readonly title: string;
  readonly source: CatalogueSource;
  /** What to write, of the component and of its private part. */
  readonly component: Partial<OfferedComponent>;
  readonly costs: Partial<PrivatePart>;
  readonly before: RepricedLine;
  readonly after: RepricedLine;
  /** Minor units; `null` where the two are of different periods. */
  readonly difference: MinorUnits | null;
}

export interface RepricedLine {
  readonly net: MinorUnits;
  readonly period: PricePeriod;
  readonly unitCost: string | null;
}

export interface RepricingQuote {
  readonly content: QuoteContent;
  readonly costs: Readonly<Record<ElementId, PrivatePart>>;
  readonly sources: Readonly<Record<ElementId, CatalogueSource>>;
}

/**
 * Everything in the quote that came from the catalogue and stands there at another price by now, in reading order.
 * What was given off in the quote stays given.
 */
export function repricings(
  { content, costs, sources }: RepricingQuote,
  items: readonly CatalogueItem[],
): Repricing[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const { currency } = content.terms;
  return content.components.flatMap((component) => {
    const source = ownValue(sources, component.id);
    const item = source && byId.get(source.item);
    if (!item || item.values.currency !== currency) return [];
    const own = ownValue(costs, component.id);
    const patch = changed(component, item.values.component, priceFields);
    const costPatch = changed({ unitCost: null, floorPrice: null, ...own }, item.values.costs, costFields);
    if (Object.keys(patch).length + Object.keys(costPatch).length === 0) return [];
    const line = (priced: Component, unitCost: string | null): RepricedLine => {
      const { net, period } = priceComponent(priced, statedQuantity(content, priced), currency);
      return { net, period, unitCost };
    };
    const before = line(component, own?.unitCost ?? null);
    const after = line({ ...component, ...patch }, item.values.costs.unitCost);
    return [
      {
        id: component.id,
        title: component.title,
        source: { item: item.id, revision: item.revision },
        component: patch,
        costs: costPatch,
        before,
        after,
        difference: before.period === after.period ? changeOf([before.net], [after.net]) : null,
      },
    ];
  });
}

/** Those of the fields that are another value, as they are now. */
function changed<K extends string, V extends Readonly<Record<K, unknown>>>(
  was: Readonly<Record<K, unknown>>,
  is: V,
  fields: readonly K[],
): Partial<Pick<V, K>> {
  const patch: Partial<Pick<V, K>> = {};
  for (const field of fields) if (!sameValue(was[field], is[field])) patch[field] = is[field];
  return patch;
}
