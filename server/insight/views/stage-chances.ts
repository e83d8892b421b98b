/**
 * How likely deals in each open stage are won: from those that came to it and are mature, beside what was assumed. One
 * that is open for longer than nearly all took to be decided is no longer just young: it counts as not won so far.
 */
import { type AssumedChance, assumedPercent, chanceStages } from '#shared/insight/assumed-chances.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import { stageProbability } from '#shared/statistics/forecast.ts';
import type { Cycle } from '../cycles/cycle.ts';

export interface StageChance {
  /** 0 to 1, as is `probability`. */
  readonly assumed: number;
  readonly probability: number;
}
export type StageChances = ReadonlyMap<Stage, StageChance>;

/** `mature`: those alone of a cohort. */
export function stageChances(
  mature: readonly Pick<Cycle, 'path' | 'outcome'>[],
  own: readonly AssumedChance[],
): StageChances {
  const [won, entered] = [new Map<Stage, number>(), new Map<Stage, number>()];
  for (const { path, outcome } of mature) {
    for (const stage of stagesOf(path)) {
      entered.set(stage, (entered.get(stage) ?? 0) + 1);
      if (outcome === 'won') won.set(stage, (won.get(stage) ?? 0) + 1);
    }
  }
  return new Map(
    chanceStages.map((stage) => {
      const assumed = assumedPercent(stage, own) / 100;
      const probability = stageProbability(won.get(stage) ?? 0, entered.get(stage) ?? 0, assumed);
      return [stage, { assumed, probability }];
    }),
  );
}

/** Every stage that it came to, once. */
export const stagesOf = (path: Cycle['path']): Set<Stage> => new Set(path.map(({ stage }) => stage));
