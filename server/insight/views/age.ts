import { ageBucketOf, ageBuckets, fewestForCurve, sizeBands } from '#shared/insight/case-views.ts';
import { stages } from '#shared/opportunity/stages.ts';
import type { InsightAnswers } from '#shared/protocol/insight-api.ts';
import { cumulativeIncidence, type Spell } from '#shared/statistics/survival.ts';
import { daysBetween } from '#shared/time.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { Cases, caseOf } from './cases.ts';
import { elapsedDays, type OpenDeal, type World } from './world.ts';

/** What lies with customers by how long it has; and every cycle with an offer, by how long it took to be decided. */
export function ageCases(world: World, open: readonly OpenDeal[]): Cases {
  const lying = new Map(open.map((deal) => [deal.present, deal]));
  return new Cases(
    world.cycles.flatMap((cycle) => {
      const [first] = cycle.offers;
      const deal = lying.get(cycle);
      const sentAt = deal?.outstanding?.sentAt;
      if (!first && sentAt === undefined) return [];
      // Buckets go by the calendar, as the list of what is outstanding does.
      const days = sentAt === undefined ? null : daysBetween(world.day(sentAt), world.today);
      const size = world.sizeOf(cycle);
      return [
        caseOf(cycle, {
          ...(deal && { money: { amount: deal.amount, currency: deal.currency } }),
          days: days ?? spellOf(world, cycle)?.after ?? null,
          cells: [
            ...(deal && days !== null
              ? ['age', `age:${ageBucketOf(days)}:${deal.stage}:${deal.currency}`]
              : []),
            ...(first ? decisionCells(cycle, size) : []),
          ],
        }),
      ];
    }),
  );
}

const decisionCells = ({ outcome }: Cycle, size: string | null): string[] =>
  ['all', ...(size === null ? [] : [size])].flatMap((of) => [
    `offered:${of}`,
    ...(outcome === null ? [] : [`decided:${of}`]),
  ]);

/** From the first offer to the decision, in days; undecided ones as far as they have come. */
function spellOf(world: World, { offers: [first], outcome, endedAt }: Cycle): Spell<'won' | 'lost'> | null {
  if (!first) return null;
  return { after: elapsedDays(first.offeredAt, endedAt ?? world.now), event: outcome };
}

export function age(world: World, cases: Cases): InsightAnswers['age'] {
  return {
    all: cases.figure('age'),
    bars: ageBuckets.flatMap((bucket) =>
      stages.flatMap((stage) =>
        cases.cells(`age:${bucket}:${stage}:`).map((cell) => ({
          bucket,
          stage,
          currency: cell.split(':').at(-1) ?? '',
          figure: cases.figure(cell),
        })),
      ),
    ),
    curves: (['all', ...sizeBands] as const).map((size) => {
      const [offered, decided] = [cases.figure(`offered:${size}`), cases.figure(`decided:${size}`)];
      const spells = world.cycles
        .filter((cycle) => size === 'all' || world.sizeOf(cycle) === size)
        .flatMap((cycle) => spellOf(world, cycle) ?? []);
      const steps = cumulativeIncidence(spells, ['won', 'lost']).map(({ at, atRisk, share }) => ({
        day: at,
        atRisk,
        ...share,
      }));
      return { size, offered, decided, steps: decided.count < fewestForCurve ? null : steps };
    }),
  };
}
