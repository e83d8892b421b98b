/** Items of a catalogue, for tests. */
import { type CatalogueValues, catalogueDefaults } from '#shared/catalogue/catalogue-item.ts';

/** A migration at tiered prices, with what it costs. */
export const migration: CatalogueValues = {
  ...catalogueDefaults,
  articleNumber: 'NK-1004',
  category: 'Implementation',
  component: {
    ...catalogueDefaults.component,
    title: 'Data migration',
    description: 'Clean-up and import, per thousand contacts',
    unit: 'per thousand',
    presence: 'optional',
    priceModel: 'graduated',
    tiers: [
      { upTo: '10', unitPrice: '1800' },
      { upTo: '25', unitPrice: '1400', flatFee: '250.5' },
      { upTo: null, unitPrice: '1100' },
    ],
    quantity: '24',
    buyerQuantity: { min: '1', max: '200', step: '1' },
    included: ['Removal of duplicates', 'A trial run'],
    notIncluded: ['Contacts older than five years'],
  },
  costs: { unitCost: '900', floorPrice: '1050', note: 'Ask Per about volumes' },
};

/** A flat-priced item. */
export function priced(
  title: string,
  unitPrice: string,
  values: Partial<CatalogueValues> = {},
): CatalogueValues {
  const component = { ...catalogueDefaults.component, title, unitPrice };
  return { ...catalogueDefaults, component, ...values };
}
