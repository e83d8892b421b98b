/**
 * What became of a quote from one version to another: in money, scope and price apart; element by element, with what
 * was done to each and by whom; in terms and texts. Moving something is no change of what is offered.
 */
import type { Side } from '../../access/permissions.ts';
import { sumOf } from '../../money/amounts.ts';
import { priceSteps } from '../../pricing/amount-difference.ts';
import {
  type ComparedPart,
  type ComparedPrices,
  comparePrices,
  type PricedState,
} from '../../pricing/compare-prices.ts';
import { sourceKey } from '../../pricing/net-account.ts';
import { priceQuote } from '../../pricing/price-quote.ts';
import { sameValue } from '../../quote-doc/same-value.ts';
import type { RichText } from '../rich-text.ts';
import { contentAfter, isTaken } from './between.ts';
import { changedFields, type OriginOf } from './causes.ts';
import { compareElements } from './compare-elements.ts';
import { type ComparedQuote, isChanged, type QuoteComparison, type TextDifference } from './comparison.ts';
import { ownTermSteps } from './field-steps.ts';

export interface CompareOptions<O> {
  /** Which side reads it: the buyer is not told of what bundles keep to themselves. */
  readonly reader: Side;
  readonly originOf: OriginOf<O>;
}

export function compareQuotes<O>(
  before: ComparedQuote,
  after: ComparedQuote,
  { reader, originOf }: CompareOptions<O>,
): QuoteComparison<O> {
  const prices = comparePrices(statesBetween(before, after));
  const parts = new Map((prices?.parts ?? []).map((part): [string, ComparedPart] => [sourceKey(part), part]));
  const elements = compareElements({ before, after, parts, reader, originOf });
  const unchanged = elements.filter(
    (element) => element.kind === 'component' && element.after?.counts && !isChanged(element),
  );
  return {
    currency: { before: before.priced.currency, after: after.priced.currency },
    totals: prices && withoutParts(prices),
    elements,
    terms: changedFields(before.content.terms, after.content.terms, ownTermSteps, (field) =>
      originOf([[null, field]]),
    ),
    texts: [
      ...textDifferences(before.content.texts, after.content.texts, originOf),
      ...textDifferences(before.content.jointTexts, after.content.jointTexts, originOf),
    ],
    unchanged: {
      count: unchanged.length,
      firstYear: prices && sumOf(unchanged.flatMap(({ amounts }) => amounts?.firstYear.after ?? [])),
    },
  };
}

function statesBetween(before: ComparedQuote, after: ComparedQuote): PricedState[] {
  const between = priceSteps.slice(0, -1).map((step): PricedState => {
    const content = contentAfter(step, before.content, after.content);
    // Whether a discount has lapsed is a matter of discounts: each is priced for its own version's day.
    const { asOf } = isTaken('discounts', step) ? after.priced : before.priced;
    return { content, priced: priceQuote(content, { asOf }) };
  });
  return [before, ...between, after];
}

const withoutParts = ({ parts: _, ...totals }: ComparedPrices): Omit<ComparedPrices, 'parts'> => totals;

function textDifferences<O, Id extends TextDifference<O>['id']>(
  before: Readonly<Record<Id, RichText>>,
  after: Readonly<Record<Id, RichText>>,
  originOf: OriginOf<O>,
): TextDifference<O>[] {
  return (Object.keys(after) as Id[])
    .filter((id) => !sameValue(before[id], after[id]))
    .map((id) => ({ id, before: before[id], after: after[id], origin: originOf([[null, id]]) }));
}
