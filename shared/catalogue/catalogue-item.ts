/**
 * What an organisation sells again and again: a component as data, without a place in any quote, and beside it what
 * only the seller's side may know. A quote copies what it takes; nothing here ever changes one.
 */
import { z } from 'zod';
import { CatalogueItemId } from '../ids.ts';
import { CurrencyCode } from '../money/amounts.ts';
import { componentDefaults, componentFields } from '../quote/quote.ts';
import { costFields } from '../quote-doc/doc-layout.ts';
import { Instant } from '../time.ts';

/** A component without what belongs to one quote: its place, rules that name its other elements, what one customer gets off. */
const {
  sectionId: _section,
  groupId: _group,
  rank: _rank,
  requires: _requires,
  excludes: _excludes,
  adjustments: _adjustments,
  ...offeredFields
} = componentFields;

export const OfferedComponent = z.strictObject(offeredFields);
export type OfferedComponent = z.infer<typeof OfferedComponent>;

/** What only the seller's side may see of it, under the names that the internal document of a quote uses. */
export const PrivatePart = z.strictObject(costFields);
export type PrivatePart = z.infer<typeof PrivatePart>;

/** Everything about an item that a person sets. */
export const CatalogueValues = z.strictObject({
  /** The organisation's own number for it, by which an import finds it again; empty where it has none. */
  articleNumber: z.string().trim().max(60),
  /** The heading it stands under; empty under none. */
  category: z.string().trim().max(120),
  /** What its prices and costs are stated in. */
  currency: CurrencyCode,
  component: OfferedComponent,
  costs: PrivatePart,
  /** Put away: no longer offered for new quotes. Nothing is ever deleted, as quotes name what they took. */
  archived: z.boolean(),
});
export type CatalogueValues = z.infer<typeof CatalogueValues>;

export const CatalogueItem = z.strictObject({
  id: CatalogueItemId,
  /** 1, 2, 3 …: every change makes another, and each is kept. */
  revision: z.int().min(1),
  values: CatalogueValues,
  changedBy: z.string(),
  changedAt: Instant,
});
export type CatalogueItem = z.infer<typeof CatalogueItem>;

/** How many items one organisation's catalogue holds at most. The whole of it is searched in the browser. */
export const largestCatalogue = 5_000;

/** The part of a quote's component that a catalogue keeps. */
export function offeredPart(component: Readonly<Record<string, unknown>>): OfferedComponent {
  return OfferedComponent.parse(
    Object.fromEntries(Object.keys(offeredFields).map((field) => [field, component[field]])),
  );
}

/** What a new item starts as. */
export const catalogueDefaults: CatalogueValues = {
  articleNumber: '',
  category: '',
  currency: 'SEK',
  component: offeredPart(componentDefaults),
  costs: { unitCost: null, floorPrice: null, note: '' },
  archived: false,
};
