/** What the demo's organisation sells: the parts of its quote, under the quote's own headings. */
import type { CatalogueRow } from '#shared/catalogue/catalogue-row.ts';
import { type DemoComponent, demoSections } from './demo-components.ts';

/** The numbers go up in reading order: NK-1001, NK-1002 … */
const firstNumber = 1001;

export function demoCatalogue(): CatalogueRow[] {
  return demoSections
    .flatMap(({ title, components }) => components.map((component) => ({ category: title, component })))
    .map(({ category, component }, index) => ({
      articleNumber: `NK-${firstNumber + index}`,
      category,
      currency: 'SEK',
      component: offered(component),
      costs: { unitCost: component.unitCost, floorPrice: component.floorPrice ?? null },
    }));
}

/** Without its place in the quote, and without what was given to this one customer. */
function offered({
  id: _,
  groupId,
  adjustments: __,
  requires: ___,
  excludes: ____,
  unitCost: _____,
  floorPrice: ______,
  ...component
}: DemoComponent): CatalogueRow['component'] {
  return groupId ? { ...component, presence: 'optional' } : component;
}
