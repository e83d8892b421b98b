/**
 * What became of a quote's amounts between two states of it, and why. The states in between say why: each has taken
 * one more kind of change from the later one, so a kind's effect is a state less the one before it, and all effects
 * together are the whole difference, to the öre.
 *
 * The rule: what and how many is valued at the earlier prices, and what happened to prices at the later scope.
 * Source: volume and price variances, as cost accounting takes them.
 * Worked: 4 seats at 100 become 5 at 90, which is 400 and 450: scope +100, price −50.
 */
import { type PricePeriod, pricePeriods, type QuoteContent } from '../quote/quote.ts';
import { type AmountDifference, amountDifference, foldDifferences, isStated } from './amount-difference.ts';
import {
  type AmountSource,
  leftByRounding,
  type NetAccount,
  netAccount,
  overFirstYear,
  sourceKey,
} from './net-account.ts';
import type { PricedQuote } from './priced-quote.ts';

export interface ComparedAmounts {
  /** The periods that occur in either state, in the order of `pricePeriods`. */
  readonly periods: readonly ({ readonly period: PricePeriod } & AmountDifference)[];
  readonly firstYear: AmountDifference;
}

export type ComparedPart = AmountSource & ComparedAmounts;

export interface ComparedPrices extends ComparedAmounts {
  /** What adds up to the nets above, step by step, period by period and over the first year. */
  readonly parts: readonly ComparedPart[];
  /** Of the first year. */
  readonly tax: AmountDifference;
  readonly gross: AmountDifference;
}

export interface PricedState {
  readonly content: QuoteContent;
  readonly priced: PricedQuote;
}

/**
 * `states`: the earlier one, then one after each of `priceSteps`, the last of them being the later one. `null` where
 * the amounts cannot be compared: they are in two currencies, or too large to be stated exactly.
 */
export function comparePrices(states: readonly PricedState[]): ComparedPrices | null {
  const currencies = new Set(states.map(({ priced }) => priced.currency));
  const overflows = states.some(({ priced }) => priced.issues.some(({ code }) => code === 'overflow'));
  if (currencies.size > 1 || overflows) return null;
  const accounts = states.map(({ content, priced }) => netAccount(content, priced));
  const figure = (amount: (priced: PricedQuote) => number) =>
    amountDifference(states.map(({ priced }) => BigInt(amount(priced))));
  const compared: ComparedPrices = {
    periods: periodsIn(accounts).map((period) => ({
      period,
      ...figure(({ periods }) => periods.find((total) => total.period === period)?.net ?? 0),
    })),
    firstYear: figure(({ firstYear }) => firstYear.net),
    tax: figure(({ firstYear }) => firstYear.tax),
    gross: figure(({ firstYear }) => firstYear.gross),
    parts: sourcesIn(accounts).map((source) => ({ ...source, ...amountsOf(source, accounts) })),
  };
  return allFigures(compared).every(isStated) ? compared : null;
}

/** Several parts as one: what a bundle comes to, of which the buyer is not told the parts. */
export function foldAmounts(parts: readonly ComparedAmounts[]): ComparedAmounts {
  return {
    periods: pricePeriods.flatMap((period) => {
      const own = parts.flatMap(({ periods }) => periods.filter((amounts) => amounts.period === period));
      return own.length === 0 ? [] : { period, ...foldDifferences(own) };
    }),
    firstYear: foldDifferences(parts.map(({ firstYear }) => firstYear)),
  };
}

function periodsIn(accounts: readonly NetAccount[]): PricePeriod[] {
  const found = new Set(
    accounts.flatMap(({ entries }) => [...entries.values()].flatMap(({ amounts }) => [...amounts.keys()])),
  );
  return pricePeriods.filter((period) => found.has(period));
}

function sourcesIn(accounts: readonly NetAccount[]): AmountSource[] {
  const entries = accounts.flatMap((account) => [...account.entries]);
  const sources = new Map(entries.map(([key, { source }]) => [key, source]));
  const isRounded = accounts.some((account) => leftByRounding(account) !== 0n);
  return [...sources.values(), ...(isRounded ? [{ kind: 'rounding', id: null } as const] : [])];
}

function amountsOf(source: AmountSource, accounts: readonly NetAccount[]): ComparedAmounts {
  const own = accounts.map(({ entries }) => entries.get(sourceKey(source))?.amounts);
  const periods = pricePeriods.filter((period) => own.some((amounts) => amounts?.has(period)));
  const firstYear = accounts.map((account, at) =>
    source.kind === 'rounding' ? leftByRounding(account) : overFirstYear(own[at], account),
  );
  return {
    periods: periods.map((period) => ({
      period,
      ...amountDifference(own.map((amounts) => amounts?.get(period) ?? 0n)),
    })),
    firstYear: amountDifference(firstYear),
  };
}

function allFigures({ parts, tax, gross, ...totals }: ComparedPrices): AmountDifference[] {
  return [tax, gross, ...[totals, ...parts].flatMap(({ periods, firstYear }) => [firstYear, ...periods])];
}
