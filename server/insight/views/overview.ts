import { sumOf } from '#shared/money/amounts.ts';
import type { InsightAnswers } from '#shared/protocol/insight-api.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { Cases, caseOf } from './cases.ts';
import { elapsedDays, type World } from './world.ts';

/** From design to signature. A cycle counts in what it came through; young undecided ones in no rate. */
export function overviewCases(world: World): Cases {
  return new Cases(
    world.cycles.map((cycle) => {
      const { outcome, endedAt, isCoDesigned, offers } = cycle;
      const [first] = offers;
      const accepted = offers.find(({ isAccepted }) => isAccepted);
      const isMature = world.isMature(cycle);
      const isWon = outcome === 'won' && accepted !== undefined;
      return caseOf(cycle, {
        days: isWon && first && endedAt !== null ? elapsedDays(first.offeredAt, endedAt) : null,
        ratio: accepted && accepted.listAmount > 0 ? accepted.amount / accepted.listAmount : null,
        cells: [
          ...(isMature && cameTo(cycle, 'co_designing')
            ? ['designed', ...(first ? ['designed:sent'] : [])]
            : []),
          ...(isMature && first ? ['sent', ...(outcome === 'won' ? ['sent:won'] : [])] : []),
          ...(isWon ? [`won:${accepted.currency}`, isCoDesigned ? 'won:with' : 'won:without'] : []),
        ],
      });
    }),
  );
}

const cameTo = ({ path }: Cycle, wanted: Cycle['path'][number]['stage']) =>
  path.some(({ stage }) => stage === wanted);

export function overview(cases: Cases, world: World): InsightAnswers['overview'] {
  const days = ({ days }: { readonly days: number | null }) => days;
  return {
    owners: [...world.owners].map(([userId, name]) => ({ userId, name })),
    cycles: cases.all.length,
    customers: new Set(cases.all.map(({ cycle }) => cycle.customerKey)).size,
    coDesignToSent: cases.rate('designed', 'designed:sent'),
    sentToWon: cases.rate('sent', 'sent:won'),
    signature: { with: cases.spread('won:with', days), without: cases.spread('won:without', days) },
    discounts: discountsOf(world, cases),
  };
}

/** Of what was won in each currency: how much less it is than without any discount. */
function discountsOf({ cycles }: World, cases: Cases): InsightAnswers['overview']['discounts'] {
  const won = cycles.flatMap(({ offers }) => offers.filter(({ isAccepted }) => isAccepted));
  return [...Map.groupBy(won, ({ currency }) => currency)].flatMap(([currency, of]) => {
    const paid = sumOf(of.map(({ amount }) => amount));
    const full = sumOf(of.map(({ listAmount }) => listAmount));
    if (full <= 0) return [];
    const share = Math.min(1, Math.max(0, 1 - paid / full));
    return [{ currency, figure: cases.figure(`won:${currency}`), share }];
  });
}
