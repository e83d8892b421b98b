/** Under which name each value of an item is shown: one word for all that stands under one heading. */
const words = {
  articleNumber: 'articleNumber',
  category: 'category',
  currency: 'currency',
  archived: 'archived',
  'component.title': 'title',
  'component.description': 'description',
  'component.unit': 'unit',
  'component.presence': 'presence',
  'component.preselected': 'preselected',
  'component.pricePeriod': 'period',
  'component.billingPeriod': 'billing',
  'component.priceModel': 'model',
  'component.unitPrice': 'price',
  'component.baseQuantity': 'per',
  'component.tiers': 'tiers',
  'component.quantity': 'quantity',
  'component.buyerQuantity': 'buyerQuantity',
  'component.vat': 'vat',
  'component.staysOpen': 'staysOpen',
  'component.included': 'included',
  'component.notIncluded': 'notIncluded',
  'costs.unitCost': 'cost',
  'costs.floorPrice': 'floor',
  'costs.note': 'note',
} as const;

export type FieldWord = (typeof words)[keyof typeof words];

/** The key of its name among the texts. A value that has none of its own is one of the price. */
export function fieldWord(field: string): FieldWord {
  return Object.hasOwn(words, field) ? words[field as keyof typeof words] : 'price';
}
