/** VAT as EN 16931 takes it (BG-23, BR-CO-17): once on the sum of each category and rate, never per line. */
import { divRound, fromScaled } from '../money/decimal.ts';
import type { Component, Vat } from '../quote/quote.ts';
import type { IssueList } from './issues.ts';
import { numberLimits, readNumber, wholePercent } from './read-number.ts';

/** The rate at the scale of a percentage; what is no rate counts as zero (and is an issue of its component). */
export function rateOf(vat: Pick<Vat, 'rate'>): bigint {
  return readNumber('percent', vat.rate) ?? 0n;
}

/** Rounded half up on the sum. Worked: 358.63 at 15 % is 53.79. A credit's tax is its debit's with the other sign. */
export function taxOn(taxable: bigint, rate: bigint): bigint {
  return divRound(taxable * rate, wholePercent);
}

/** The rate in its one spelling, "25". */
export function spelledRate(rate: bigint): string {
  return fromScaled(rate, numberLimits.percent.scale);
}

/** Whether it is a rate, and every category but S is untaxed and says why (EN 16931 BR-Z-05, BR-E-10 and their like). */
export function isVatSound({ category, rate, exemptionText }: Vat): boolean {
  const percent = readNumber('percent', rate);
  return percent !== null && (category === 'S' || (percent === 0n && (exemptionText ?? '').trim() !== ''));
}

/** The component's VAT with its rate in one spelling; names what does not hold. */
export function checkVat({ id, vat }: Component, issues: IssueList): Vat {
  if (!isVatSound(vat)) issues.add('vat-invalid', id, 'vat');
  const spelled = spelledRate(rateOf(vat));
  return spelled === vat.rate ? vat : { ...vat, rate: spelled };
}
