import { MinorUnits } from '#shared/money/amounts.ts';
import { minorDigits } from '#shared/money/currency.ts';
import { isOpen, stages } from '#shared/opportunity/stages.ts';
import type { InsightAnswers } from '#shared/protocol/insight-api.ts';
import { spreadOf } from '#shared/statistics/forecast.ts';
import { daysBetween } from '#shared/time.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { Cases, caseOf } from './cases.ts';
import { stagesOf } from './stage-chances.ts';
import type { OpenDeal, World } from './world.ts';

const reasons = ['overdue', 'let-go', 'outside-horizon'] as const;

/** Open deals, in the forecast or left out of it for one reason; and mature ones, as what the chances rest on. */
export function forecastCases(world: World, open: readonly OpenDeal[]): Cases {
  const isOpenDeal = new Set(open.map(({ present }) => present));
  return new Cases([
    ...open.map((deal) => {
      const why = reasons.find((reason) => deal.holding.has(reason));
      const now = why ? [`out:${why}`] : [`in:${deal.currency}`, `stage:${deal.stage}`, within];
      return caseOf(deal.present, {
        money: { amount: deal.amount, currency: deal.currency },
        chance: why ? null : (world.chances.get(deal.stage)?.probability ?? 0),
        // Until the buyer is expected to say yes.
        days: daysBetween(world.today, deal.expectedClose),
        cells: [...now, ...historyOf(world, deal.present)],
      });
    }),
    ...world.cycles
      .filter((cycle) => world.isMature(cycle) && !isOpenDeal.has(cycle))
      .map((cycle) => caseOf(cycle, { cells: historyOf(world, cycle) })),
  ]);
}

/** Of each open stage that a mature one came to: that it did, and whether it was won. */
function historyOf({ isMature }: World, cycle: Cycle): string[] {
  if (!isMature(cycle)) return [];
  const came = stagesOf(cycle.path);
  return openStages.flatMap((stage) =>
    came.has(stage) ? [`mature:${stage}`, ...(cycle.outcome === 'won' ? [`won:${stage}`] : [])] : [],
  );
}

const openStages = stages.filter(isOpen);

/** Every deal that is counted, whatever its currency. */
const within = 'within';

export function forecast(cases: Cases, { chances }: Pick<World, 'chances'>): InsightAnswers['forecast'] {
  return {
    currencies: cases.cells('in:').map((cell) => {
      const spread = spreadOf(
        cases
          .of(cell)
          .flatMap(({ money, chance }) =>
            money === null ? [] : [{ worth: money.amount, probability: chance ?? 0 }],
          ),
      );
      const currency = cell.slice('in:'.length);
      return {
        currency,
        inside: cases.figure(cell),
        expected: whole(spread.expected, currency),
        low: whole(spread.low, currency),
        high: whole(spread.high, currency),
        largestShare: spread.largestShare,
      };
    }),
    within: cases.figure(within),
    stages: [...chances].map(([stage, { assumed, probability }]) => ({
      ...{ stage, probability, assumed },
      history: cases.rate(`mature:${stage}`, `won:${stage}`),
      figure: cases.figure(`stage:${stage}`),
    })),
    outside: reasons.map((why) => ({ why, figure: cases.figure(`out:${why}`) })),
  };
}

/** To whole kronor: an estimate knows nothing of öre. */
function whole(estimate: number, currency: string): MinorUnits {
  const unit = 10 ** minorDigits(currency);
  const rounded = Math.round(estimate / unit) * unit;
  return MinorUnits.parse(rounded);
}
