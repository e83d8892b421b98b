import type { MinorUnits } from '../money/amounts.ts';
import type { Terms } from '../quote/quote.ts';
import { IssueList } from './issues.ts';
import type { PricedComponent, ValueTotal } from './priced-quote.ts';
import { toMinor } from './to-minor.ts';

/**
 * A line's amount as those read it who count with VAT: with the VAT on it alone. To be shown, never to be added:
 * totals take VAT once on the sum of each rate (EN 16931 BR-CO-17), so lines may differ from them by their rounding.
 *
 * Worked: 10.10 at 25 % is 12.63. Two such lines are 20.20, whose total is 25.25 and not 25.26.
 */
export function withOwnVat({ net, ownVat }: Pick<PricedComponent, 'net' | 'ownVat'>): MinorUnits {
  return toMinor(new IssueList())(BigInt(net) + BigInt(ownVat));
}

export type DisplayBasis = Terms['displayBasis'];

/** What a component comes to on the basis that the quote is read on. */
export function lineAmount(line: Pick<PricedComponent, 'net' | 'ownVat'>, basis: DisplayBasis): MinorUnits {
  return basis === 'inclVat' ? withOwnVat(line) : line.net;
}

/** The same of a total. */
export function totalAmount(total: Pick<ValueTotal, 'net' | 'gross'>, basis: DisplayBasis): MinorUnits {
  return basis === 'inclVat' ? total.gross : total.net;
}
