import { outcomeMonths } from '#shared/insight/case-views.ts';
import type { InsightAnswers } from '#shared/protocol/insight-api.ts';
import { addMonths, type IsoDate } from '#shared/time.ts';
import { Cases, caseOf } from './cases.ts';
import type { World } from './world.ts';

const monthOf = (day: IsoDate): string => day.slice(0, 'yyyy-mm'.length);

/** The present month and those before it that are told apart, the oldest first. */
function monthsUntil(today: IsoDate): string[] {
  const first = `${monthOf(today)}-01`;
  return Array.from({ length: outcomeMonths }, (_, nth) =>
    monthOf(addMonths(first, nth + 1 - outcomeMonths)),
  );
}

/** Decided cycles by the month they were decided in. */
export function outcomeCases(world: Pick<World, 'cycles' | 'day' | 'today'>): Cases {
  const months = new Set(monthsUntil(world.today));
  return new Cases(
    world.cycles.flatMap((cycle) => {
      const { outcome, endedAt } = cycle;
      if (outcome === null || endedAt === null) return [];
      const month = monthOf(world.day(endedAt));
      return [caseOf(cycle, { cells: [outcome, `${outcome}:${months.has(month) ? month : 'earlier'}`] })];
    }),
  );
}

export function outcomes(cases: Cases, { today }: Pick<World, 'today'>): InsightAnswers['outcomes'] {
  const of = (month: string) => ({
    month,
    won: cases.figure(`won:${month}`),
    lost: cases.figure(`lost:${month}`),
  });
  const earlier = of('earlier');
  return {
    won: cases.figure('won'),
    lost: cases.figure('lost'),
    months: [...(earlier.won.count + earlier.lost.count > 0 ? [earlier] : []), ...monthsUntil(today).map(of)],
  };
}
