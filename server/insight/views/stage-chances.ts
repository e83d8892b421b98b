/** How likely deals in each open stage are won: from the decided ones that came to it, beside what was assumed. */
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

export function stageChances(
  cycles: readonly Pick<Cycle, 'path' | 'outcome'>[],
  own: readonly AssumedChance[],
): StageChances {
  const [won, decided] = [new Map<Stage, number>(), new Map<Stage, number>()];
  for (const { path, outcome } of cycles) {
    if (outcome === null) continue;
    for (const stage of stagesOf(path)) {
      decided.set(stage, (decided.get(stage) ?? 0) + 1);
      if (outcome === 'won') won.set(stage, (won.get(stage) ?? 0) + 1);
    }
  }
  return new Map(
    chanceStages.map((stage) => {
      const assumed = assumedPercent(stage, own) / 100;
      const probability = stageProbability(won.get(stage) ?? 0, decided.get(stage) ?? 0, assumed);
      return [stage, { assumed, probability }];
    }),
  );
}

/** Every stage that it came to, once. */
export const stagesOf = (path: Cycle['path']): Set<Stage> => new Set(path.map(({ stage }) => stage));
