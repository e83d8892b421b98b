/** What a quote's nets are made of, entry by entry: the lines that count, and what is taken off or added after them. */
import type { ElementId } from '../ids.ts';
import { divRound } from '../money/decimal.ts';
import type { PricePeriod, QuoteContent } from '../quote/quote.ts';
import { IssueList } from './issues.ts';
import { twelfths } from './periods.ts';
import type { PricedQuote } from './priced-quote.ts';
import { readTerms } from './terms.ts';

/** `rounding`: what the first year's one rounding leaves over that of its entries, where the term cuts a period. */
export type AmountSource =
  | { readonly kind: 'component' | 'sectionDiscount'; readonly id: ElementId }
  | { readonly kind: 'quoteDiscount' | 'allowances' | 'charges' | 'rounding'; readonly id: null };

/** Minor units by the price period they fall due in. What is taken off is negative. */
type Amounts = ReadonlyMap<PricePeriod, bigint>;

export interface NetAccount {
  /** By `sourceKey`. In every period they add up to that period's net. */
  readonly entries: ReadonlyMap<string, { readonly source: AmountSource; readonly amounts: Amounts }>;
  readonly firstYearMonths: number;
  readonly firstYearNet: bigint;
}

export const sourceKey = ({ kind, id }: AmountSource): string => `${kind} ${id ?? ''}`;

export function netAccount(content: QuoteContent, priced: PricedQuote): NetAccount {
  const entries = new Map<string, { source: AmountSource; amounts: Map<PricePeriod, bigint> }>();
  const add = (source: AmountSource, period: PricePeriod, amount: bigint): void => {
    if (amount === 0n && source.kind !== 'component') return;
    const entry = entries.get(sourceKey(source)) ?? { source, amounts: new Map() };
    entry.amounts.set(period, (entry.amounts.get(period) ?? 0n) + amount);
    entries.set(sourceKey(source), entry);
  };
  for (const { id, selected, period, net } of Object.values(priced.components)) {
    if (selected) add({ kind: 'component', id }, period, BigInt(net));
  }
  for (const [id, totals] of Object.entries(priced.sections)) {
    for (const { period, discount } of totals)
      add({ kind: 'sectionDiscount', id }, period, -BigInt(discount));
  }
  for (const { period, quoteDiscount, allowances, charges } of priced.periods) {
    add({ kind: 'quoteDiscount', id: null }, period, -BigInt(quoteDiscount));
    add({ kind: 'allowances', id: null }, period, -BigInt(allowances));
    add({ kind: 'charges', id: null }, period, BigInt(charges));
  }
  const { firstYearMonths } = readTerms(content, priced.asOf, new IssueList());
  return { entries, firstYearMonths, firstYearNet: BigInt(priced.firstYear.net) };
}

/** What an entry comes to over the first year, rounded by itself. */
export function overFirstYear(amounts: Amounts | undefined, { firstYearMonths }: NetAccount): bigint {
  let sum = 0n;
  for (const [period, amount] of amounts ?? []) sum += amount * twelfths(period, firstYearMonths);
  return divRound(sum, 12n);
}

/** The first year's net less its entries: zero wherever whole periods fit into the first year. */
export function leftByRounding(account: NetAccount): bigint {
  let left = account.firstYearNet;
  for (const { amounts } of account.entries.values()) left -= overFirstYear(amounts, account);
  return left;
}
