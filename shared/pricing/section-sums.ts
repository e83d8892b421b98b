import { divRound } from '../money/decimal.ts';
import type { PricePeriod, Vat } from '../quote/quote.ts';
import { instalmentMonths, twelfths } from './periods.ts';
import type { QuoteLine } from './quote-lines.ts';
import { wholePercent } from './read-number.ts';
import type { Terms } from './terms.ts';

/** Amounts that may be added: of one section, price period, VAT category and rate. */
export interface SectionSum {
  readonly sectionId: string;
  readonly period: PricePeriod;
  readonly vat: Vat;
  /** Sum of the lines' nets less the section's discount. */
  amount: bigint;
  /** The same before rounding, at the scale of `wholePercent`: what the first instalments are a share of. */
  weight: bigint;
  /** The first instalments of these lines, in twelfths at the scale of `weight`. */
  instalments: bigint;
}

/**
 * Adds the lines by section and takes the section's percentage off each sum, rounded. One-off and recurring, or two
 * VAT rates, never meet in a sum.
 */
export function sectionSums(
  lines: readonly QuoteLine[],
  { sectionDiscounts, termMonths }: Terms,
): SectionSum[] {
  const sums = new Map<string, SectionSum>();
  for (const { component, line } of lines) {
    const { sectionId } = component;
    const key = `${sectionId} ${line.period} ${line.vat.category} ${line.vat.rate}`;
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = { sectionId, period: line.period, vat: line.vat, amount: 0n, weight: 0n, instalments: 0n };
      sums.set(key, sum);
    }
    const net = BigInt(line.net);
    const months = instalmentMonths(component.billingPeriod, termMonths);
    sum.amount += net;
    sum.instalments += net * twelfths(line.period, months);
  }
  for (const sum of sums.values()) takeOff(sum, sectionDiscounts.get(sum.sectionId) ?? 0n);
  return [...sums.values()];
}

function takeOff(sum: SectionSum, percent: bigint): void {
  const left = wholePercent - percent;
  sum.weight = sum.amount * left;
  sum.instalments *= left;
  sum.amount -= divRound(sum.amount * percent, wholePercent);
}
