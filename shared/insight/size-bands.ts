/** Smaller and larger deals: what takes long for a small one may be usual for a large one. */
import { inRisingOrder, quantileOf } from '../statistics/quantile.ts';
import { type SizeBand, sizeBands } from './case-views.ts';

export interface Sized {
  /** In minor units. */
  readonly amount: number;
  readonly currency: string;
}

/** Tells on which side of the median of what was offered in its currency an amount lies; the median itself is larger. */
export function sizeBandsOf(offers: readonly Sized[]): (offer: Sized) => SizeBand {
  const medians = new Map(
    [...Map.groupBy(offers, ({ currency }) => currency)].map(([currency, of]) => [
      currency,
      quantileOf(inRisingOrder(of.map(({ amount }) => amount)), 0.5) ?? 0,
    ]),
  );
  const [smaller, larger] = sizeBands;
  return ({ amount, currency }) => (amount < (medians.get(currency) ?? 0) ? smaller : larger);
}
