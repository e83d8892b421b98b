import type { CurrencyCode, Percent, UnitPrice } from '../money/amounts.ts';
import { minorDigits } from '../money/currency.ts';
import { divRound, fromScaled, powerOfTen } from '../money/decimal.ts';
import type { Adjustment, Component } from '../quote/quote.ts';
import { numberLimits, readNumber, wholePercent } from './read-number.ts';

/** What the discounts and charges of a line do to its gross: `net = gross × share ÷ wholePercent + fixed`. */
interface Adjusted {
  readonly share: bigint;
  /** At the scale of an amount times that of a percentage. */
  readonly fixed: bigint;
}

/**
 * The unit price that leaves a margin: what `priceMargins` says of it is `margin` again, up to the rounding of the
 * price to the currency's digits. Of the line's net, after its own discounts and charges. `quantity`: the one that is
 * priced; `unitCost`: for one. `null` where no price can do it: tiered prices, no quantity, no number, a margin of all.
 *
 * Source: a margin is a share of the price and not of the cost, as the margins of the quote are.
 * Worked: what costs 860 and is to leave 31.2 % is sold at 860 ÷ 0.688 = 1 250. With 10 % off the line, at 1 388.89.
 */
export function unitPriceForMargin(
  { priceModel, baseQuantity, adjustments }: Component,
  { quantity, unitCost, margin }: { quantity: string; unitCost: UnitPrice; margin: Percent },
  currency: CurrencyCode,
): UnitPrice | null {
  const [units, base] = [readNumber('quantity', quantity), readNumber('quantity', baseQuantity)];
  const [cost, percent] = [readNumber('unitPrice', unitCost), readNumber('percent', margin)];
  const adjusted = adjust(adjustments);
  if (priceModel !== 'flat' || !units || base === null || base <= 0n) return null;
  if (cost === null || percent === null || percent >= wholePercent || adjusted === null) return null;

  const left = wholePercent - percent;
  const costScale = powerOfTen(numberLimits.unitPrice.scale + numberLimits.quantity.scale);
  const fixedScale = powerOfTen(numberLimits.amount.scale) * wholePercent;
  // (units × cost ÷ left − fixed) ÷ share × base ÷ units, over one denominator, so that only the price is rounded.
  const net = units * cost * wholePercent * fixedScale - adjusted.fixed * left * costScale;
  const numerator = net * wholePercent * base;
  const denominator = left * costScale * fixedScale * adjusted.share * units;
  const digits = minorDigits(currency);
  const price = fromScaled(divRound(numerator * powerOfTen(digits), denominator), digits);
  return price.startsWith('-') || readNumber('unitPrice', price) === null ? null : price;
}

/** `null` where they cannot be read, or leave nothing that a price could be found from. */
function adjust(adjustments: readonly Adjustment[]): Adjusted | null {
  let [share, fixed] = [wholePercent, 0n];
  for (const adjustment of adjustments) {
    const sign = adjustment.kind === 'charge' ? 1n : -1n;
    const percent = 'percent' in adjustment ? readNumber('percent', adjustment.percent) : wholePercent;
    const stated = 'percent' in adjustment ? adjustment.baseAmount : adjustment.amount;
    const amount = stated === undefined ? undefined : readNumber('amount', stated);
    if (percent === null || amount === null) return null;
    if (amount === undefined) share += sign * percent;
    else fixed += sign * amount * percent;
  }
  return share > 0n ? { share, fixed } : null;
}
