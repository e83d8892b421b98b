/** How many decimals the figures of a section show: none while all in a column are whole, else all show them. */
import { amountDecimals, priceDecimals } from '#shared/money/format-money.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { type DisplayBasis, lineAmount } from '#shared/pricing/with-vat.ts';
import type { Component } from '#shared/quote/quote.ts';

export interface ColumnDigits {
  readonly price: number;
  readonly amount: number;
}

type Priced = Pick<PricedQuote, 'components' | 'currency'>;

export function amountDigits(components: readonly Component[], priced: Priced, basis: DisplayBasis): number {
  const amounts = components.flatMap(({ id }) => {
    const line = priced.components[id];
    return line ? lineAmount(line, basis) : [];
  });
  return amountDecimals(amounts, priced.currency);
}

export function priceDigits(
  components: readonly Component[],
  { currency }: Pick<Priced, 'currency'>,
): number {
  const prices = components.flatMap(({ priceModel, unitPrice }) =>
    priceModel === 'flat' ? (unitPrice ?? []) : [],
  );
  return priceDecimals(prices, currency);
}
