/**
 * Rows and the figures counted from them. A row names every figure of its view that it counts in, and a figure is
 * nothing but the rows that name it: so it always equals what it opens to (promise I-38).
 */
import { fewestForRate, fewestToCompare } from '#shared/insight/case-views.ts';
import { sumOf } from '#shared/money/amounts.ts';
import type { CaseRow, Comparison, Figure, Rate, Spread } from '#shared/protocol/insight-api.ts';
import { differenceInterval, findableDifference } from '#shared/statistics/difference.ts';
import { clusterSums, correlationWithin, effectiveSize } from '#shared/statistics/effective-size.ts';
import { inRisingOrder, quantileOf } from '#shared/statistics/quantile.ts';
import { wilsonInterval } from '#shared/statistics/wilson.ts';
import { type Cycle, type Money, moneyOf } from '../cycles/cycle.ts';

/** A cycle in a view, with what the view measures of it. */
export interface Case {
  readonly cycle: Cycle;
  readonly money: Money | null;
  readonly days: number | null;
  readonly ratio: number | null;
  /** Of a forecast: how likely it is won. */
  readonly chance: number | null;
  /** Every figure that it counts in. */
  readonly cells: readonly string[];
}

export type CaseDetail = Pick<Case, 'cells'> & Partial<Omit<Case, 'cycle' | 'cells'>>;

/** Its money is what the cycle came to, unless the view says otherwise. */
export function caseOf(
  cycle: Cycle,
  { money = moneyOf(cycle), days = null, ratio = null, chance = null, cells }: CaseDetail,
): Case {
  return { cycle, money, days, ratio, chance, cells };
}

/** As people read it. Most cases are only counted. */
export function rowOf({ cycle, money, days, ratio, chance, cells }: Case): CaseRow {
  return {
    opportunityId: cycle.opportunityId,
    cycle: cycle.cycle,
    quoteId: cycle.quoteId,
    customerName: cycle.customerName,
    title: cycle.title,
    ownerName: cycle.ownerName,
    stage: cycle.path.at(-1)?.stage ?? 'identified',
    variant: cycle.loss?.variant ?? null,
    startedAt: cycle.startedAt,
    endedAt: cycle.endedAt,
    currency: money?.currency ?? null,
    amount: money?.amount ?? null,
    days,
    ratio,
    chance,
    cells: [...cells],
  };
}

export class Cases {
  readonly all: readonly Case[];
  readonly #byCell = new Map<string, Case[]>();

  constructor(all: readonly Case[]) {
    this.all = all;
    for (const each of all) {
      for (const cell of each.cells) {
        const of = this.#byCell.get(cell);
        if (of) of.push(each);
        else this.#byCell.set(cell, [each]);
      }
    }
  }

  /** Without a cell: all. */
  of(cell?: string): readonly Case[] {
    return cell === undefined ? this.all : (this.#byCell.get(cell) ?? []);
  }

  /** Cells that begin so. */
  cells(prefix: string): string[] {
    return [...this.#byCell.keys()].filter((cell) => cell.startsWith(prefix));
  }

  figure(cell: string): Figure {
    return { cell, ...totalOf(this.of(cell)) };
  }

  /** `yes` names a part of the rows that `cell` names. */
  rate(cell: string, yes: string): Rate {
    const { k, n, worth } = this.#share(cell, yes);
    if (n < fewestForRate) return { cell, yes, n, k, share: null, low: null, high: null };
    return { cell, yes, n, k, share: k / n, ...wilsonInterval(worth.k, worth.n) };
  }

  /** The first rate less the second; `null` where either has too few cases to be compared. */
  difference(first: Pick<Rate, 'cell' | 'yes'>, second: Pick<Rate, 'cell' | 'yes'>): Comparison | null {
    const [a, b] = [this.#share(first.cell, first.yes), this.#share(second.cell, second.yes)];
    if (Math.min(a.n, b.n) < fewestToCompare) return null;
    const findable = findableDifference(a.worth.n, b.worth.n, (a.k + b.k) / (a.n + b.n));
    return { ...differenceInterval(a.worth, b.worth), findable };
  }

  /** Of the rows that name the cell and have a number. Quartiles beside the median. */
  spread(cell: string, numberOf: (of: Case) => number | null): Spread {
    const rising = inRisingOrder(
      this.of(cell).flatMap((each) => {
        const value = numberOf(each);
        return value === null ? [] : [value];
      }),
    );
    const at = (share: number) => (rising.length < fewestForRate ? null : quantileOf(rising, share));
    return { cell, n: rising.length, median: at(0.5), low: at(0.25), high: at(0.75) };
  }

  #share(cell: string, yes: string) {
    const isYes = new Set(this.of(yes));
    const customers = new Map<string, { n: number; k: number }>();
    for (const each of this.of(cell)) {
      const own = customers.get(each.cycle.customerKey) ?? { n: 0, k: 0 };
      own.n += 1;
      if (isYes.has(each)) own.k += 1;
      customers.set(each.cycle.customerKey, own);
    }
    const sums = clusterSums(customers.values());
    const { n, k } = sums;
    const size = effectiveSize(sums, correlationWithin(sums));
    return { n, k, worth: { n: size, k: n === 0 ? 0 : (k / n) * size } };
  }
}

/** How many, and their amounts by currency. */
export function totalOf(cases: readonly Case[]): Omit<Figure, 'cell'> {
  const byCurrency = Map.groupBy(
    cases.flatMap(({ money }) => (money === null ? [] : [money])),
    ({ currency }) => currency,
  );
  const sums = [...byCurrency].map(([currency, of]) => ({
    currency,
    amount: sumOf(of.map(({ amount }) => amount)),
  }));
  return { count: cases.length, sums: sums.sort((a, b) => (a.currency < b.currency ? -1 : 1)) };
}
