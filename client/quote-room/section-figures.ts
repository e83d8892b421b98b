/** How many decimals the figures of a section show: none while all in a column are whole, else all show them. */
import { amountDecimals, priceDecimals } from '#shared/money/format-money.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { Component } from '#shared/quote/quote.ts';

export interface ColumnDigits {
  readonly price: number;
  readonly amount: number;
}

export function columnDigits(
  components: readonly Component[],
  priced: Pick<PricedQuote, 'components' | 'currency'>,
): ColumnDigits {
  const amounts = components.map((component) => priced.components[component.id]?.net ?? 0);
  const prices = components.flatMap(({ priceModel, unitPrice }) =>
    priceModel === 'flat' ? (unitPrice ?? []) : [],
  );
  return {
    amount: amountDecimals(amounts, priced.currency),
    price: priceDecimals(prices, priced.currency),
  };
}
