/** Deals are large or small beside the others in their currency. */
import { expect, it } from 'vitest';
import { sizeBandsOf } from '#shared/insight/size-bands.ts';

it('parts deals at the median of what was offered in their currency, which itself is large', () => {
  const of = (amount: number, currency = 'SEK') => ({ amount, currency });
  const bandOf = sizeBandsOf([
    ...[100, 200, 300, 400, 500].map((amount) => of(amount)),
    of(10, 'EUR'),
    of(30, 'EUR'),
  ]);
  expect([299, 300, 500].map((amount) => bandOf(of(amount)))).toEqual(['smaller', 'larger', 'larger']);
  expect([19, 20].map((amount) => bandOf(of(amount, 'EUR')))).toEqual(['smaller', 'larger']);
});
