/** An offer with everything a buyer can meet, made of the demo's quote in a seller's hands. */
import type { ElementId } from '#shared/ids.ts';
import type { Component } from '#shared/quote/quote.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { addMonths, type IsoDate } from '#shared/time.ts';

/** By what the buyer reads: titles are the names that the test looks for. */
export function enrichOffer(quote: QuoteDocument, today: IsoDate): void {
  const add = (sectionId: ElementId, values: Partial<Omit<Component, 'id' | 'rank' | 'sectionId'>>) =>
    quote.addComponent({ groupId: null, sectionId, ...values });

  quote.setTerm('termMonths', 24);
  quote.setTerm('quoteDiscount', { percent: '10' });
  quote.setTerm('quoteDiscountUntil', addMonths(today, 1));
  quote.setTerm('payableStep', '1');
  quote.setTerm('quoteAdjustments', [
    {
      kind: 'charge',
      title: 'Freight',
      amount: '1500.45',
      pricePeriod: 'once',
      vat: { category: 'S', rate: '12' },
    },
  ]);

  const care = quote.addSection({ title: 'Aftercare', presence: 'optional', preselected: false });
  add(care, {
    title: 'Help desk',
    unitPrice: '1950.50',
    pricePeriod: 'month',
    billingPeriod: 'quarter',
    unit: 'per month',
  });
  add(care, {
    title: 'Seats',
    unit: 'per person',
    pricePeriod: 'month',
    billingPeriod: 'month',
    priceModel: 'volume',
    tiers: [
      { upTo: '10', unitPrice: '100' },
      { upTo: null, unitPrice: '80' },
    ],
    quantity: '9',
    buyerQuantity: { min: '1', max: '50', step: '1' },
  });

  const hosting = quote.addChoiceGroup({ sectionId: 'running', title: 'Hosting' });
  for (const [title, unitPrice] of [
    ['In our cloud', '900'],
    ['In yours', '400'],
  ] as const) {
    quote.addComponent({
      sectionId: 'running',
      groupId: hosting,
      presence: 'optional',
      title,
      unitPrice,
      pricePeriod: 'month',
      billingPeriod: 'month',
    });
  }

  const kit = quote.addSection({ title: 'Starter kit', disclosure: 'pricesHidden' });
  add(kit, { title: 'Handbook', unitPrice: '3210' });
  add(kit, { title: 'Poster', unitPrice: '432' });
  const sealed = quote.addSection({ title: 'Surprise box', disclosure: 'compositionHidden' });
  add(sealed, {
    title: 'Chocolate',
    unitPrice: '765',
    vat: { category: 'E', rate: '0', exemptionText: 'Exempt, gift to staff' },
  });

  quote.setComponent('recorded', 'requires', ['onboarding']);
}
