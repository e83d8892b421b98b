/** What an item comes to by itself, priced by the same module as in a quote. */
import type { MinorUnits } from '../money/amounts.ts';
import { priceMargins } from '../pricing/margin.ts';
import { priceComponent } from '../pricing/price-component.ts';
import { type TierPart, tierParts } from '../pricing/tier-parts.ts';
import { type Component, componentDefaults, type QuoteContent, termsDefaults } from '../quote/quote.ts';
import { emptyRichText } from '../quote/rich-text.ts';
import type { CatalogueValues } from './catalogue-item.ts';

export interface ItemFigures {
  /** The usual quantity, inside its bounds. */
  readonly quantity: string;
  /** Of that quantity before its discounts, in minor units; `null` while there is no price. */
  readonly gross: MinorUnits | null;
  /** How a price in steps comes about; empty for a flat one. */
  readonly parts: readonly TierPart[];
  /** What is left of the price at that quantity: "42.92". `null` where price or cost is not known. */
  readonly marginPercent: string | null;
}

/** Where an item is priced alone, its ids are nobody's. */
const place = { ...componentDefaults, id: 'item', sectionId: 'items', rank: 'a0' };

/** Total, as pricing is: what is wrong with the values gives figures all the same. */
export function itemFigures(values: CatalogueValues): ItemFigures {
  const component: Component = { ...place, ...values.component, presence: 'required' };
  const isPriced =
    component.priceModel === 'flat' ? component.unitPrice !== null : component.tiers.length > 0;
  const { quantity, gross } = priceComponent(component, component.quantity, values.currency);
  const margins = priceMargins(onlyWith(component, values.currency), { [component.id]: values.costs });
  return {
    quantity,
    gross: isPriced ? gross : null,
    parts: tierParts(component, quantity),
    marginPercent: isPriced ? (margins.lines[component.id]?.percent ?? null) : null,
  };
}

function onlyWith(component: Component, currency: string): QuoteContent {
  return {
    terms: { ...termsDefaults, currency },
    sections: [],
    choiceGroups: [],
    components: [component],
    texts: { intro: emptyRichText, terms: emptyRichText },
    jointTexts: { goals: emptyRichText },
    choices: {},
    sectionChoices: {},
    picks: {},
    quantities: {},
  };
}
