import { minorUnitsOf } from '#shared/money/currency.ts';
import type { InsightAnswers } from '#shared/protocol/insight-api.ts';
import { daysBetween } from '#shared/time.ts';
import { Cases, caseOf } from './cases.ts';
import type { World } from './world.ts';

/** Decided cycles against what was said at the gate. In no order of people: it is the process that learns. */
export function gateCases(world: World): Cases {
  return new Cases(
    world.cycles.flatMap((cycle) => {
      const { outcome, endedAt, firstClose, firstValue, currency, offers, pipelineId } = cycle;
      if (outcome === null || endedAt === null) return [];
      const accepted = offers.find(({ isAccepted }) => isAccepted);
      const said = firstValue === null ? 0 : minorUnitsOf(firstValue, currency);
      const isComparable = accepted?.currency === currency && said > 0;
      const days = firstClose === null ? null : daysBetween(firstClose, world.day(endedAt));
      return [
        caseOf(cycle, {
          days,
          ratio: isComparable ? accepted.amount / said : null,
          cells: [
            ...(isComparable ? [`value:${pipelineId}`] : []),
            ...(days === null ? [] : [`close:${pipelineId}`]),
          ],
        }),
      ];
    }),
  );
}

/** Apart by pipeline, the busiest first: what is sold in different ways is estimated differently. */
export function gate(cases: Cases): InsightAnswers['gate'] {
  const decided = Map.groupBy(cases.all, ({ cycle }) => cycle.pipelineId);
  return {
    pipelines: [...decided]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([pipelineId]) => ({
        pipelineId,
        value: cases.spread(`value:${pipelineId}`, ({ ratio }) => ratio),
        close: cases.spread(`close:${pipelineId}`, ({ days }) => days),
      })),
  };
}
