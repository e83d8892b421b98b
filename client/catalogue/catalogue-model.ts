/** Which items the table shows, under which headings, and what it says of a price. */
import type { CatalogueItem, CatalogueValues } from '#shared/catalogue/catalogue-item.ts';
import { itemFigures } from '#shared/catalogue/item-figures.ts';
import { toScaled } from '#shared/money/decimal.ts';
import { formatUnitPrice, priceDecimals } from '#shared/money/format-money.ts';
import { formatDecimal } from '#shared/money/format-number.ts';
import type { CatalogueUse } from '#shared/protocol/catalogue-api.ts';
import type { CatalogueSearch, SortColumn } from './catalogue-search.ts';

export interface ItemGroup {
  readonly category: string;
  readonly items: readonly CatalogueItem[];
}

/** Under their categories by name, those without one last; inside by title. */
export function groupItems(items: readonly CatalogueItem[], language: string): ItemGroup[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byCategory = Map.groupBy(items, ({ values }) => values.category);
  return [...byCategory]
    .map(([category, group]) => ({
      category,
      items: group.toSorted((a, b) => compare(a.values.component.title, b.values.component.title)),
    }))
    .toSorted((a, b) => {
      if (a.category === '' || b.category === '') return a.category === '' ? 1 : -1;
      return compare(a.category, b.category);
    });
}

/** How items do in quotes, by item. */
export type UseByItem = ReadonlyMap<string, CatalogueUse>;

/** What a column sorts by; `null` where an item has no such figure. Shares are compared, whatever they rest on. */
const figureIn: Readonly<
  Record<SortColumn, (item: CatalogueItem, use: CatalogueUse | undefined) => number | null>
> = {
  margin: ({ values }) => {
    const percent = itemFigures(values).marginPercent;
    return percent === null ? null : Number(percent);
  },
  kept: (_item, use) => (use && use.offered > 0 ? use.kept / use.offered : null),
  used: (_item, use) => use?.openQuotes ?? 0,
};

/** The most first, and last what has no figure. Equals stay in the order they are given in. */
export function sortedItems(
  items: readonly CatalogueItem[],
  column: SortColumn,
  use: UseByItem,
): CatalogueItem[] {
  const figure = (item: CatalogueItem) =>
    figureIn[column](item, use.get(item.id)) ?? Number.NEGATIVE_INFINITY;
  return items.toSorted((a, b) => figure(b) - figure(a) || 0);
}

export function shownItems(
  items: readonly CatalogueItem[],
  { find, billing, archived }: Pick<CatalogueSearch, 'find' | 'billing' | 'archived'>,
): CatalogueItem[] {
  const chosen = items.filter(
    ({ values }) =>
      (archived === true || !values.archived) &&
      (billing === undefined || values.component.pricePeriod === billing),
  );
  return find === undefined ? chosen : findItems(chosen, find);
}

/**
 * Those in which every word stands somewhere: the best first, which is where the title begins with what was typed,
 * then where a word of it does.
 */
export function findItems(items: readonly CatalogueItem[], text: string): CatalogueItem[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...items];
  return items
    .flatMap((item) => {
      const rank = rankOf(item.values, words);
      return rank === null ? [] : [{ item, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function rankOf(
  { component, category, articleNumber }: CatalogueValues,
  words: readonly string[],
): number | null {
  const title = plain(component.title);
  const all = [title, plain(component.description), plain(category), plain(articleNumber)].join('\n');
  if (!words.every((word) => all.includes(word))) return null;
  const [first = ''] = words;
  if (title.startsWith(first) || plain(articleNumber) === first) return 0;
  if (title.includes(` ${first}`)) return 1;
  return title.includes(first) ? 2 : 3;
}

/** Without case and marks, so that "oversattning" finds "Översättning". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** "14 500 kr"; of a price in steps from the least to the most, "1 100–1 800 kr"; `null` where there is none. */
export function priceWords({
  component,
  currency,
}: Pick<CatalogueValues, 'component' | 'currency'>): string | null {
  const { priceModel, tiers, unitPrice } = component;
  if (priceModel === 'flat' || tiers.length === 0) {
    return unitPrice === null ? null : formatUnitPrice(unitPrice, currency);
  }
  const prices = tiers
    .map((tier) => tier.unitPrice)
    .toSorted((a, b) => Number((toScaled(a, 6) ?? 0n) - (toScaled(b, 6) ?? 0n)));
  const [least = '0', most = '0'] = [prices[0], prices.at(-1)];
  const decimals = priceDecimals(prices, currency);
  if (least === most) return formatUnitPrice(least, currency, decimals);
  return `${formatDecimal(least, decimals)}–${formatUnitPrice(most, currency, decimals)}`;
}
