/** What only the seller's side notes of a quote, in a document of its own. */
import { CatalogueItemId } from '#shared/ids.ts';
import { pickFrom } from '../random.ts';
import type { Edits } from './edit.ts';

/** What it is about lies in the other document: components of the quote, and some that are long gone. */
const components = ['review', 'training', 'seats', 'basic', 'premium', 'gone-1', 'gone-2', 'gone-3'];
const component = (number: number): string => pickFrom(components, number) ?? '';

const percentOrNull = (number: number) => (number % 4 === 0 ? null : String(number % 90));

export const costing: Edits = {
  unitCost: ({ document }, number) =>
    document.setCost(component(number), 'unitCost', number % 7 === 0 ? null : String(number)),
  floorPrice: ({ document }, number) =>
    document.setCost(component(number), 'floorPrice', number % 7 === 0 ? null : String(number)),
  note: ({ document }, number, word) => document.setCost(component(number), 'note', word),
  minMargin: ({ document }, number) => document.setTarget('minMarginPercent', percentOrNull(number)),
  maxDiscount: ({ document }, number) => document.setTarget('maxDiscountPercent', percentOrNull(number)),
  taken({ document }, number, word) {
    const source = { item: CatalogueItemId.parse(`item-of-fuzz-${number % 9}`), revision: 1 + (number % 5) };
    document.noteTaken(component(number), source, { unitCost: String(number), note: word });
  },
};
