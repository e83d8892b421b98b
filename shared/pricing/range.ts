import type { MinorUnits } from '../money/amounts.ts';
import type { GroupChoice } from './group-choices.ts';
import { IssueList } from './issues.ts';
import { twelfths } from './periods.ts';
import type { PricedQuote } from './priced-quote.ts';
import type { QuoteLine } from './quote-lines.ts';
import { wholePercent } from './read-number.ts';
import { sectionSums } from './section-sums.ts';
import { taxedBuckets } from './taxed-buckets.ts';
import type { Terms } from './terms.ts';
import { overMonths } from './value-figures.ts';

/**
 * What the first year costs if the undecided groups were decided the cheapest and the dearest way, each way priced
 * as a whole; `null` when nothing is open.
 *
 * Source: no standard; one total would say nothing while a choice that changes it is open.
 * Worked: 1 000 and one of 500 or 700 still to pick: from 1 500 to 1 700.
 */
export function priceRange(
  lines: readonly QuoteLine[],
  groups: readonly GroupChoice[],
  terms: Terms,
  minor: (amount: bigint) => MinorUnits,
): PricedQuote['range'] {
  const open = new Map(groups.filter(({ isUndecided }) => isUndecided).map(({ group }) => [group.id, group]));
  if (open.size === 0) return null;
  const isOpen = ({ component }: QuoteLine) => component.groupId !== null && open.has(component.groupId);
  const decided = lines.filter((line) => line.selected && !isOpen(line));
  const openLines = lines.filter(isOpen);
  const worth = worthOf(terms);

  const decide = (sign: 1n | -1n) => {
    const ranked = openLines
      .map((line) => ({ line, worth: sign * worth(line) }))
      .sort((a, b) => (a.worth < b.worth ? -1 : a.worth > b.worth ? 1 : 0));
    const choice = [...open.values()].flatMap((group) =>
      ranked
        .filter(({ line }) => line.component.groupId === group.id)
        // As many as must be, and further ones only where they help.
        .filter((item, index) => index < group.min || (index < group.max && item.worth < 0n))
        .map(({ line }) => line),
    );
    const sums = sectionSums([...decided, ...choice], terms);
    const { buckets } = taxedBuckets(sums, terms, new IssueList());
    return minor(overMonths(buckets, terms.firstYearMonths, ({ net }) => net));
  };
  return { from: decide(1n), to: decide(-1n) };
}

/** What a line adds to the first year, for ranking alone: after the section's discount, at a finer scale. */
function worthOf({ sectionDiscounts, firstYearMonths }: Terms) {
  return ({ component, line }: QuoteLine): bigint => {
    const left = wholePercent - (sectionDiscounts.get(component.sectionId) ?? 0n);
    return BigInt(line.net) * left * twelfths(line.period, firstYearMonths);
  };
}
