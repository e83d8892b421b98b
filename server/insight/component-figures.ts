/** What became of components, from how they stand in quotes and the moments that led there. Pure. */
import { sumOf } from '#shared/money/amounts.ts';
import type { ComponentInsight } from '#shared/protocol/views.ts';
import type { ChoiceMoment, ChoiceState } from './choice-rows.ts';
import { type QuoteEvidence, quoteEvidence } from './component-evidence.ts';
import { componentKey } from './component-key.ts';

export interface ComponentFigures {
  readonly component: ComponentInsight;
  readonly evidence: readonly QuoteEvidence[];
}

/** One entry per component, those that were taken out most often first. */
export function componentFigures(
  states: readonly ChoiceState[],
  moments: readonly ChoiceMoment[],
): ComponentFigures[] {
  const momentsByQuote = Map.groupBy(moments, (moment) => moment.quoteId);
  return Array.from(Map.groupBy(states, componentKey), ([key, of]) => {
    const evidence = Array.from(
      Map.groupBy(of, (state) => state.quoteId),
      ([quoteId, [first, ...rest]]) =>
        first ? [quoteEvidence([first, ...rest], momentsByQuote.get(quoteId) ?? [])] : [],
    ).flat();
    return { component: insightOf(key, of, evidence), evidence };
  }).sort(({ component: a }, { component: b }) => mostDeselectedFirst(a, b));
}

export function mostDeselectedFirst(a: ComponentInsight, b: ComponentInsight): number {
  return (
    b.deselected - a.deselected ||
    b.offered - a.offered ||
    (a.title < b.title ? -1 : a.title > b.title ? 1 : a.key < b.key ? -1 : 1)
  );
}

function insightOf(
  key: string,
  states: readonly ChoiceState[],
  evidence: readonly QuoteEvidence[],
): ComponentInsight {
  // The latest quote has the spelling that people use now.
  const latest = states.at(-1);
  if (!latest) throw new Error('a component without a quote has no figures');
  const count = (state: QuoteEvidence['row']['state']) =>
    evidence.filter(({ row }) => row.state === state).length;
  const leftOut = evidence.filter(({ row }) => row.leftOut);
  return {
    key,
    title: latest.title,
    period: latest.period,
    currency: latest.currency,
    offered: evidence.length,
    chosen: count('chosen'),
    deselected: count('deselected'),
    neverSelected: count('never-selected'),
    readded: evidence.filter(({ cameBack }) => cameBack).length,
    leftOut: leftOut.length,
    amountLeftOut: sumOf(leftOut.map(({ row }) => row.amount)),
  };
}
