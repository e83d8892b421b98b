/** The rows of the insight page: orders, bars and rates, from the figures the server counted. */

import { twelfths } from '#shared/pricing/periods.ts';
import type { ComponentInsight } from '#shared/protocol/views.ts';
import { type Rate, rate } from './rates.ts';

export const orders = ['deselected', 'chosen', 'offered', 'title'] as const;
export type Order = (typeof orders)[number];

export interface ChoiceRow {
  readonly component: ComponentInsight;
  readonly chosen: Rate;
  readonly deselected: Rate;
  /** Widths of the bar's three parts, in per cent of the whole. */
  readonly bar: { readonly chosen: number; readonly deselected: number; readonly never: number };
}

type Compare = (a: ComponentInsight, b: ComponentInsight) => number;

const share = (count: number, of: number) => (of === 0 ? 0 : count / of);

const compare: Readonly<Record<Order, Compare>> = {
  deselected: (a, b) =>
    share(b.deselected, b.offered) - share(a.deselected, a.offered) || b.offered - a.offered,
  chosen: (a, b) => share(b.chosen, b.offered) - share(a.chosen, a.offered) || b.offered - a.offered,
  offered: (a, b) => b.offered - a.offered,
  title: (a, b) => a.title.localeCompare(b.title),
};

/** One row per component that a buyer could choose, in the given order; equals by title. */
export function choiceRows(components: readonly ComponentInsight[], order: Order): ChoiceRow[] {
  return components
    .filter((component) => component.offered > 0)
    .toSorted((a, b) => compare[order](a, b) || compare.title(a, b))
    .map((component) => ({
      component,
      chosen: rate(component.chosen, component.offered),
      deselected: rate(component.deselected, component.offered),
      bar: {
        chosen: share(component.chosen, component.offered) * 100,
        deselected: share(component.deselected, component.offered) * 100,
        never: share(component.neverSelected, component.offered) * 100,
      },
    }));
}

/** What was left out, the largest first-year value first; currencies are kept apart and never compared. */
export function leftOutRows(components: readonly ComponentInsight[]): ComponentInsight[] {
  // In twelfths of a minor unit.
  const value = ({ amountLeftOut, period }: ComponentInsight) => BigInt(amountLeftOut) * twelfths(period, 12);
  return components
    .filter((component) => component.leftOut > 0)
    .toSorted(
      (a, b) =>
        a.currency.localeCompare(b.currency) || Number(value(b) - value(a)) || a.title.localeCompare(b.title),
    );
}
