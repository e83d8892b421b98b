/** What a component cost the buyer at each moment, against its list price. Shares are estimates and may be floating. */

import { listPrice } from '#shared/insight/price-bands.ts';
import { minorDigits } from '#shared/money/currency.ts';
import type { PricedComponent } from '#shared/pricing/priced-quote.ts';
import type { Component } from '#shared/quote/quote.ts';
import type { LogRow } from './log-rows.ts';

export interface PricePath {
  /** As it stood when the log ended. */
  readonly last: number | null;
  /** At a row of the log, which states what the component cost by itself. `null` where it states nothing. */
  at(row: LogRow): number | null;
}

/** Ten-thousandths of the list price. `null` for what is free, a credit, or not priced. */
export function pricePath(
  component: Component,
  priced: PricedComponent,
  currency: string,
  log: readonly LogRow[],
): PricePath {
  const own = log.filter((row) => row.elementId === component.id);
  const perUnit = listPerUnit(component, priced, currency, own);
  const ratio = (amount: number | null, quantity: number) => {
    const list = perUnit * quantity;
    return amount === null || !(list > 0) || amount < 0 ? null : Math.round((amount / list) * listPrice);
  };
  return {
    last: ratio(priced.net, Number(priced.quantity)),
    at: (row) => ratio(row.amount, quantityAt(row, own, Number(priced.quantity))),
  };
}

/**
 * Minor units for one unit: the highest price that ever stood there, before discounts. Where the price depends on the
 * quantity, what it comes to per unit now.
 */
function listPerUnit(
  { priceModel, unitPrice, baseQuantity }: Component,
  { gross, quantity }: PricedComponent,
  currency: string,
  own: readonly LogRow[],
): number {
  if (priceModel !== 'flat' || unitPrice === null) return gross / Number(quantity);
  const stated = own
    .filter(({ field }) => field === 'unitPrice')
    .flatMap(({ before, after }) => [before, after])
    .filter((value) => typeof value === 'string')
    .map(Number);
  return (Math.max(Number(unitPrice), ...stated) / Number(baseQuantity)) * 10 ** minorDigits(currency);
}

/** What the first change of the quantity after it changed; as it is now where none did. */
function quantityAt(row: LogRow, own: readonly LogRow[], now: number): number {
  const next = own.find(({ kind, order }) => kind === 'quantity' && order > row.order);
  return next ? Number(next.before) : now;
}
