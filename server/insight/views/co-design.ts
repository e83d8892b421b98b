import { sizeBands } from '#shared/insight/case-views.ts';
import type { InsightAnswers } from '#shared/protocol/insight-api.ts';
import { Cases, caseOf } from './cases.ts';
import type { World } from './world.ts';

/** Mature cycles with an offer, by size and by whether both sides had found ready what was sent, where that is known. */
export function coDesignCases(world: World): Cases {
  return new Cases(
    world.cycles.flatMap((cycle) => {
      const size = world.sizeOf(cycle);
      if (size === null || cycle.isSentReady === null || !world.isMature(cycle)) return [];
      const cell = `${size}:${cycle.isSentReady ? 'with' : 'without'}`;
      return [caseOf(cycle, { cells: [cell, ...(cycle.outcome === 'won' ? [`${cell}:won`] : [])] })];
    }),
  );
}

export function coDesign(cases: Cases): InsightAnswers['co-design'] {
  return {
    sizes: sizeBands.map((size) => {
      const of = (how: 'with' | 'without') => cases.rate(`${size}:${how}`, `${size}:${how}:won`);
      const [with_, without] = [of('with'), of('without')];
      return { size, with: with_, without, difference: cases.difference(with_, without) };
    }),
  };
}
