/** How far the prices in a quote stand from what the catalogue said of them when they were taken from it. */
import type { CatalogueValues } from '../catalogue/catalogue-item.ts';
import { priceFieldsOf } from '../catalogue/take.ts';
import type { ElementId } from '../ids.ts';
import type { MinorUnits, Percent } from '../money/amounts.ts';
import { divRound, fromScaled, toScaled } from '../money/decimal.ts';
import { ownValue } from '../quote/own-value.ts';
import type { Component, QuoteContent } from '../quote/quote.ts';
import { statedQuantity } from '../quote/selection.ts';
import { priceComponent } from './price-component.ts';

/** By component, the catalogue's item at the revision it was taken at. What was never taken from it is absent. */
export type CataloguePrices = Readonly<Record<ElementId, Pick<CatalogueValues, 'component' | 'currency'>>>;

export interface PriceChange {
  readonly element: ElementId;
  /** What it comes to here and by the catalogue; `null`: the two cannot be compared. */
  readonly nets: { readonly own: MinorUnits; readonly list: MinorUnits } | null;
}

/**
 * The components whose price is not the catalogue's, in reading order, at the quantity that stands and before any
 * discount or charge.
 *
 * Source: no standard says it. Discounts have limits of their own, so that a price lowered by one is not told twice.
 * Worked: 3 of something at 90.00 that the catalogue has at 100.00 come to 270.00 against 300.00, which is −10 %.
 */
export function priceChanges(content: QuoteContent, prices: CataloguePrices): PriceChange[] {
  const { currency } = content.terms;
  return content.components.flatMap((component): PriceChange[] => {
    const listed = ownValue(prices, component.id);
    if (!listed) return [];
    if (listed.currency !== currency) return [{ element: component.id, nets: null }];
    const quantity = statedQuantity(content, component);
    const net = (of: Component) => {
      const { net, period } = priceComponent({ ...of, adjustments: [] }, quantity, currency);
      return { net, period };
    };
    const [own, list] = [net(component), net({ ...component, ...priceFieldsOf(listed.component) })];
    if (own.period === list.period && own.net === list.net) return [];
    const isComparable = own.period === list.period && list.net > 0;
    return [{ element: component.id, nets: isComparable ? { own: own.net, list: list.net } : null }];
  });
}

/** In per cent of the catalogue's price, at most two decimals; negative where it is lower. */
export const percentOff = ({ own, list }: NonNullable<PriceChange['nets']>): string =>
  // A hundredth of a per cent is a ten-thousandth.
  fromScaled(divRound(BigInt(own - list) * 10_000n, BigInt(list)), 2);

/** Exactly: a difference that rounds to the limit may still be beyond it. */
export function isFurther({ own, list }: NonNullable<PriceChange['nets']>, most: Percent): boolean {
  const difference = BigInt(Math.abs(own - list)) * 100n;
  return difference * 10n ** percentScale > (toScaled(most, Number(percentScale)) ?? 0n) * BigInt(list);
}

const percentScale = 4n;
