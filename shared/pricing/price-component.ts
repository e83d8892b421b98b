/**
 * What one component costs by itself, whether it counts or not. Cheap and independent of the rest of the quote: the
 * server states the price at the moment of every change with it.
 */
import type { ElementId } from '../ids.ts';
import type { CurrencyCode } from '../money/amounts.ts';
import { minorDigits } from '../money/currency.ts';
import { divRound, fromScaled } from '../money/decimal.ts';
import type { Component } from '../quote/quote.ts';
import { boundedQuantity } from './bounded-quantity.ts';
import { IssueList } from './issues.ts';
import { adjustmentAmount } from './line-adjustments.ts';
import { type LineGross, lineGross } from './line-gross.ts';
import type { Issue, PricedAdjustment, PricedComponent } from './priced-quote.ts';
import { numberLimits, readNumber } from './read-number.ts';
import { isExact, toMinor } from './to-minor.ts';
import { checkVat, rateOf, taxOn } from './vat.ts';

/** A component's own figures: all of `PricedComponent` that does not depend on what else is chosen. */
export type PricedLine = Omit<PricedComponent, 'selected' | 'differenceToPicked'> & {
  readonly issues: readonly Issue[];
};

/**
 * `net = round(quantity × price ÷ base quantity + charges − discounts)`, as EN 16931 computes an invoice line.
 * `statedQuantity` is brought inside what may be chosen. Total: whatever is wrong is named in `issues`.
 *
 * Worked: 16 at 348.35 less 4 % is 5 573.60 − 222.94 = 5 350.66.
 */
export function priceComponent(
  component: Component,
  statedQuantity: string,
  currency: CurrencyCode,
): PricedLine {
  const issues = new IssueList();
  const minor = toMinor(issues, component.id);
  const digits = minorDigits(currency);
  const quantity = allowedQuantity(component, statedQuantity, issues);
  const gross = lineGross(component, quantity, digits, issues);
  const { adjustments, numerator } = adjust(component, gross, digits, issues);
  const net = netAmount(component.id, gross, numerator, issues);
  const vat = checkVat(component, issues);
  return {
    id: component.id,
    quantity: fromScaled(quantity, numberLimits.quantity.scale),
    period: component.pricePeriod,
    gross: minor(divRound(gross.numerator, gross.denominator)),
    adjustments,
    net: minor(net),
    vat,
    // An amount that cannot be stated has no tax either.
    ownVat: minor(isExact(net) ? taxOn(net, rateOf(vat)) : 0n),
    tierIndex: gross.tierIndex,
    cheaperAbove: gross.cheaperAbove,
    issues: issues.all(),
  };
}

function allowedQuantity(component: Component, stated: string, issues: IssueList): bigint {
  const quantity = readNumber('quantity', stated);
  if (quantity === null) issues.add('number-invalid', component.id, 'quantity');
  if (component.buyerQuantity === null) return quantity ?? 0n;
  const bounded = boundedQuantity(quantity ?? 0n, component.buyerQuantity);
  if (bounded === null) issues.add('number-invalid', component.id, 'buyerQuantity');
  else if (bounded.isMoved && quantity !== null)
    issues.add('quantity-out-of-bounds', component.id, 'quantity');
  return bounded?.quantity ?? quantity ?? 0n;
}

interface Adjusted {
  readonly adjustments: readonly PricedAdjustment[];
  /** Gross, charges and discounts together, over the line's denominator. */
  readonly numerator: bigint;
}

const noAdjustments: readonly PricedAdjustment[] = [];

function adjust(component: Component, gross: LineGross, digits: number, issues: IssueList): Adjusted {
  if (component.adjustments.length === 0) return { adjustments: noAdjustments, numerator: gross.numerator };
  const minor = toMinor(issues, component.id);
  let numerator = gross.numerator;
  const adjustments = component.adjustments.map((adjustment): PricedAdjustment => {
    const amount = adjustmentAmount(adjustment, gross, digits);
    if (amount === null) issues.add('number-invalid', component.id, 'adjustments');
    else numerator += adjustment.kind === 'charge' ? amount.numerator : -amount.numerator;
    return { adjustment, amount: minor(amount?.rounded ?? 0n) };
  });
  return { adjustments, numerator };
}

/** The one rounding of a line. A discount takes a line to zero at most; only a credit is negative from the start. */
function netAmount(id: ElementId, gross: LineGross, numerator: bigint, issues: IssueList): bigint {
  if (gross.numerator >= 0n && numerator < 0n) {
    issues.add('discount-exceeds-line', id, 'adjustments');
    return 0n;
  }
  return divRound(numerator, gross.denominator);
}
