/** How many rows of a list there are and what they come to, whichever of them a page shows. */
import { type MinorUnits, sumOf } from '#shared/money/amounts.ts';
import type { Total } from '#shared/protocol/pipeline-api.ts';

interface Worth {
  readonly currency: string;
  readonly amount: MinorUnits;
}

export function totalOf(rows: readonly Worth[]): Total {
  const sums = [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, of]) => ({
    currency,
    amount: sumOf(of.map(({ amount }) => amount)),
    count: of.length,
  }));
  return { count: rows.length, sums: sums.sort((a, b) => (a.currency < b.currency ? -1 : 1)) };
}

/** Each name once, in order. */
export function namesOf(rows: readonly { readonly ownerName: string }[]): string[] {
  return [...new Set(rows.map(({ ownerName }) => ownerName))].toSorted((a, b) => a.localeCompare(b));
}
