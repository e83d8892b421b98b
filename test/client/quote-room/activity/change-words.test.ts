import { describe, expect, it } from 'vitest';
import { changeKinds } from '#shared/protocol/change.ts';
import { type Reader, sentenceOf } from '../../../../client/quote-room/activity/change-words.ts';
import { anna, change, erik } from '../../../support/changes.ts';

const titles: Readonly<Record<string, string>> = { standard: 'Standard connector', twoway: 'Two-way sync' };
const seller: Reader = {
  side: 'seller',
  participantId: erik.id,
  titleOf: (id) => titles[id] ?? null,
  number: (value) => `n(${value})`,
  percent: (value) => `${value} of a hundred`,
  unitPrice: (value) => `p(${value})`,
};
const buyer: Reader = { ...seller, side: 'buyer', participantId: anna.id };

describe('the sentence of a change', () => {
  it('calls people by their first name and knows the reader', () => {
    expect(sentenceOf(change(1), seller)).toMatchObject({ name: 'Anna', isMine: false, title: 'Onboarding' });
    expect(sentenceOf(change(1), buyer).isMine).toBe(true);
  });

  it('says deselected to sellers and left out to buyers', () => {
    expect(sentenceOf(change(1), seller).key).toBe('deselected');
    expect(sentenceOf(change(1), buyer).key).toBe('leftOut');
  });

  const picked = (before: string[], after: string[]) =>
    sentenceOf(change(1, { kind: 'picked', element: { id: 'crm', title: 'CRM' }, before, after }), seller);

  it('names what was chosen over what', () => {
    expect(picked(['standard'], ['twoway'])).toMatchObject({
      key: 'pickedOver',
      title: 'Two-way sync',
      other: 'Standard connector',
    });
    expect(picked([], ['twoway'])).toMatchObject({ key: 'picked', title: 'Two-way sync' });
    expect(picked(['twoway'], [])).toMatchObject({ key: 'unpicked', title: 'CRM' });
  });

  it('falls back on the group where an alternative is gone', () => {
    expect(picked([], ['gone'])).toMatchObject({ key: 'picked', title: 'CRM' });
  });

  it('writes quantities and prices as the quote does', () => {
    const quantity = change(1, { kind: 'quantity', before: '2', after: '5' });
    expect(sentenceOf(quantity, seller)).toMatchObject({ before: 'n(2)', after: 'n(5)' });
    const price = change(1, { kind: 'price', field: 'unitPrice', before: '1250', after: '1150' });
    expect(sentenceOf(price, seller)).toMatchObject({ key: 'price', before: 'p(1250)', after: 'p(1150)' });
    const first = change(1, { kind: 'price', field: 'unitPrice', before: null, after: '9' });
    expect(sentenceOf(first, seller).key).toBe('priceSet');
    const model = change(1, { kind: 'price', field: 'priceModel', before: 'flat', after: 'volume' });
    expect(sentenceOf(model, seller).key).toBe('priceSet');
  });

  it('states a discount by percentage, and only that', () => {
    const discount = (after: Parameters<typeof change>[1]) =>
      sentenceOf(change(1, { kind: 'discount', field: 'adjustments', ...after }), seller);
    expect(discount({ after: [{ kind: 'discount', percent: '10' }] })).toMatchObject({
      key: 'discount',
      after: '10 of a hundred',
    });
    expect(discount({ after: { percent: '5' } })).toMatchObject({ key: 'discount', after: '5 of a hundred' });
    expect(discount({ after: [] }).key).toBe('discountChanged');
    expect(discount({ after: [{ kind: 'discount', amount: '500' }] }).key).toBe('discountChanged');
    expect(discount({ after: [{ kind: 'charge', percent: '3' }] }).key).toBe('discountChanged');
    // What it is on is in the sentence; a name of its own would be said twice.
    expect(discount({ field: 'quoteDiscount', element: null, after: { percent: '5' } })).toMatchObject({
      key: 'quoteDiscount',
      after: '5 of a hundred',
    });
    expect(discount({ field: 'quoteDiscount', element: null, after: null })).toMatchObject({
      key: 'terms',
      place: 'quoteDiscount',
    });
    expect(discount({ field: 'quoteDiscountUntil', after: '2026-12-15' })).toMatchObject({
      key: 'terms',
      place: 'quoteDiscountUntil',
    });
  });

  it('names the place where something has no title', () => {
    const text = change(1, { kind: 'text', element: { id: 'goals', title: 'goals' } });
    expect(sentenceOf(text, seller)).toMatchObject({ title: null, place: 'goals' });
    const terms = change(1, { kind: 'terms', element: null, field: 'validUntil' });
    expect(sentenceOf(terms, seller)).toMatchObject({ title: null, place: 'validUntil' });
    expect(sentenceOf(change(1, { element: { id: 'x', title: '' } }), seller)).toMatchObject({
      title: null,
      place: 'nameless',
    });
  });

  it.each(changeKinds)('exists for %s, whatever the values are', (kind) => {
    for (const value of [null, true, 7, 'text', [], {}, [null], { percent: 3 }]) {
      expect(
        sentenceOf(change(1, { kind, before: value, after: value, element: null }), seller).key,
      ).not.toBe('');
    }
  });
});
