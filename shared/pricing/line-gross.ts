import { powerOfTen } from '../money/decimal.ts';
import type { Component } from '../quote/quote.ts';
import { cheaperAbove } from './cheaper-above.ts';
import type { IssueList } from './issues.ts';
import { numberLimits, readNumber } from './read-number.ts';
import { areInOrder, graduatedPrice, type PriceStep, priceSteps, reachedStep, volumePrice } from './tiers.ts';

/** An exact amount in minor units, not rounded yet: `numerator ÷ denominator`. */
export interface LineGross {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
  readonly tierIndex: number | null;
  readonly cheaperAbove: string | null;
}

const pricers = { volume: volumePrice, graduated: graduatedPrice };

/**
 * quantity × price ÷ base quantity, by the component's price model; the unit price is never rounded first. A negative
 * quantity costs what the positive one would, with the other sign.
 *
 * Source: EN 16931, where a line's net is BT-129 × BT-146 ÷ BT-149 with its charges and less its discounts.
 * Worked: 3 × 0.335 is 1.005, and 250 at 12.40 per 100 are 31.
 */
export function lineGross(
  component: Component,
  quantity: bigint,
  digits: number,
  issues: IssueList,
): LineGross {
  const base = baseQuantity(component, issues);
  const denominator = powerOfTen(numberLimits.unitPrice.scale) * base;
  const amount = (product: bigint, fees = 0n) => (product + fees * base) * powerOfTen(digits);

  const steps = component.priceModel === 'flat' ? [] : readSteps(component, issues);
  if (component.priceModel === 'flat' || steps.length === 0) {
    const numerator = amount(quantity * flatPrice(component, issues));
    return { numerator, denominator, tierIndex: null, cheaperAbove: null };
  }
  const price = pricers[component.priceModel];
  const [sign, size] = quantity < 0n ? [-1n, -quantity] : [1n, quantity];
  const cost = (units: bigint): bigint => {
    const { product, fees } = price(steps, units);
    return amount(product, fees);
  };
  return {
    numerator: sign * cost(size),
    denominator,
    tierIndex: reachedStep(steps, size),
    cheaperAbove:
      component.priceModel === 'volume' && sign > 0n
        ? cheaperAbove(steps, size, component.buyerQuantity, cost)
        : null,
  };
}

function baseQuantity(component: Component, issues: IssueList): bigint {
  const base = readNumber('quantity', component.baseQuantity);
  if (base !== null && base > 0n) return base;
  issues.add('number-invalid', component.id, 'baseQuantity');
  return powerOfTen(numberLimits.quantity.scale);
}

function flatPrice(component: Component, issues: IssueList): bigint {
  if (component.unitPrice === null) {
    issues.add('price-missing', component.id, 'unitPrice');
    return 0n;
  }
  const price = readNumber('unitPrice', component.unitPrice);
  if (price === null) issues.add('number-invalid', component.id, 'unitPrice');
  return price ?? 0n;
}

/** Empty when there is nothing to price by: the unit price then stands in, and the issue says so. */
function readSteps(component: Component, issues: IssueList): PriceStep[] {
  const steps = priceSteps(component.tiers);
  if (steps === null) issues.add('number-invalid', component.id, 'tiers');
  else if (!areInOrder(steps)) issues.add('tiers-invalid', component.id, 'tiers');
  return steps ?? [];
}
