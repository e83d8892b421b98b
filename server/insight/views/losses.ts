import { lostVariants } from '#shared/opportunity/loss.ts';
import { stages } from '#shared/opportunity/stages.ts';
import { letGoAfterMonths } from '#shared/opportunity/time-rules.ts';
import type { InsightAnswers } from '#shared/protocol/insight-api.ts';
import { addMonths, daysBetween } from '#shared/time.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { Cases, caseOf } from './cases.ts';
import type { World } from './world.ts';

/** What the figures of those it was lost to begin with. */
const to = 'to:';
const longestCell = 120;

/** Lost cycles, and what became of deals that were taken up again. */
export function lossCases(world: World): Cases {
  return new Cases(
    world.cycles.flatMap((cycle) => {
      const { loss, outcome, wasRevived } = cycle;
      const isAgain = cycle.cycle > 1 && outcome !== null;
      if (!loss && !isAgain) return [];
      const days = heldDays(world, cycle);
      return [
        caseOf(cycle, {
          ...(loss && { money: loss.money }),
          days,
          cells: [
            ...(loss ? ['lost', `lost:${loss.variant}:${loss.from}`] : []),
            ...(loss?.competitor ? [`${to}${loss.competitor}`.slice(0, longestCell)] : []),
            ...(days === null ? [] : ['held']),
            ...(loss?.wakeUpOn ? ['wake', ...(wasRevived ? ['wake:revived'] : [])] : []),
            ...(isAgain ? ['again', ...(outcome === 'won' ? ['again:won'] : [])] : []),
          ],
        }),
      ];
    }),
  );
}

/** Days that a lost deal was kept beyond the age at which it should have been let go; `null` where it was not. */
function heldDays({ day }: World, { loss, startedAt, endedAt }: Cycle): number | null {
  if (loss === null || endedAt === null) return null;
  const days = daysBetween(addMonths(day(startedAt), letGoAfterMonths), day(endedAt));
  return days > 0 ? days : null;
}

export function losses(cases: Cases): InsightAnswers['losses'] {
  return {
    all: cases.figure('lost'),
    variants: lostVariants.flatMap((variant) =>
      stages.flatMap((from) => {
        const figure = cases.figure(`lost:${variant}:${from}`);
        return figure.count === 0 ? [] : [{ variant, from, figure }];
      }),
    ),
    competitors: cases
      .cells(to)
      .map((cell) => ({ name: cell.slice(to.length), figure: cases.figure(cell) }))
      .sort((a, b) => b.figure.count - a.figure.count || a.name.localeCompare(b.name)),
    held: cases.spread('held', ({ days }) => days),
    revived: cases.rate('wake', 'wake:revived'),
    wonAfterRevival: cases.rate('again', 'again:won'),
  };
}
