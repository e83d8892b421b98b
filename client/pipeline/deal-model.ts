/** The history of a deal as its page shows it: cycles, each with what happened in it in order of time. */
import type { HandoverView } from '#shared/protocol/handover-api.ts';
import type { Deal, EventView, LossView, RedateView } from '#shared/protocol/pipeline-api.ts';

export type HistoryLine =
  | { readonly kind: 'event'; readonly at: number; readonly event: EventView; readonly loss: LossView | null }
  | { readonly kind: 'redate'; readonly at: number; readonly redate: RedateView }
  | { readonly kind: 'handover'; readonly at: number; readonly handover: HandoverView };

export interface CycleHistory {
  readonly cycle: number;
  readonly startedAt: number;
  readonly lines: readonly HistoryLine[];
}

/** The cycle that runs, or ran last, stands first; in each of them time goes downwards. */
export function historyOf({
  events,
  redates,
  losses,
  handovers,
}: Pick<Deal, 'events' | 'redates' | 'losses' | 'handovers'>): CycleHistory[] {
  const lossOf = ({ cycle, type }: EventView) =>
    type === 'lost' ? (losses.find((loss) => loss.cycle === cycle) ?? null) : null;
  return [...Map.groupBy(events, ({ cycle }) => cycle)]
    .map(([cycle, of]) => {
      const happened = of.map(
        (event) => ({ kind: 'event', at: event.at, event, loss: lossOf(event) }) as const,
      );
      const moved = redates
        .filter((redate) => redate.cycle === cycle)
        .map((redate) => ({ kind: 'redate', at: redate.at, redate }) as const);
      const handed = handovers
        .filter((handover) => handover.cycle === cycle)
        .map((handover) => ({ kind: 'handover', at: handover.at, handover }) as const);
      const lines = [...happened, ...moved, ...handed].sort((a, b) => a.at - b.at);
      return { cycle, startedAt: of[0]?.at ?? 0, lines };
    })
    .sort((a, b) => b.cycle - a.cycle);
}

/** What has moved the expected close of the cycle that runs: how often to a later day, and by how many days. */
export function slipsOf({ redates, cycle }: Pick<Deal, 'redates' | 'cycle'>): {
  readonly count: number;
  readonly days: number;
} {
  const later = redates.filter((redate) => redate.cycle === cycle && redate.slipDays > 0);
  return { count: later.length, days: later.reduce((days, { slipDays }) => days + slipDays, 0) };
}
