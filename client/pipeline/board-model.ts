/** What the board shows, worked out from the deals: columns, sums, and the one line that matters most. */
import { sumOf } from '#shared/money/amounts.ts';
import { hasStage, type Pipeline } from '#shared/opportunity/pipeline.ts';
import { isOpen, type Stage, stages } from '#shared/opportunity/stages.ts';
import type { TimeRuleId } from '#shared/opportunity/time-rules.ts';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import type { CurrencySum } from './outstanding-model.ts';

export const openStages = stages.filter(isOpen);

export interface Column {
  readonly stage: Stage;
  /** What closes within the horizon: this is what the sums count. */
  readonly near: readonly DealCard[];
  /** What is expected later than the pipeline looks ahead. */
  readonly far: readonly DealCard[];
  readonly sums: readonly CurrencySum[];
}

export const hasFlag = ({ flags }: Pick<DealCard, 'flags'>, rule: TimeRuleId): boolean =>
  flags.some((flag) => flag.rule === rule);

/** One per stage that a pipeline has, or that a deal is in. What needs somebody most stands first. */
export function columnsOf(deals: readonly DealCard[], pipelines: readonly Pipeline[]): Column[] {
  return openStages
    .filter(
      (stage) =>
        pipelines.some((pipeline) => hasStage(pipeline, stage)) || deals.some((deal) => deal.stage === stage),
    )
    .map((stage) => {
      const here = deals.filter((deal) => deal.stage === stage).toSorted(byNeed);
      const near = here.filter((deal) => !hasFlag(deal, 'outside-horizon'));
      const far = here.filter((deal) => hasFlag(deal, 'outside-horizon'));
      return { stage, near, far, sums: sumsOf(near) };
    });
}

/** One sum per currency. Currencies are never added together. */
export function sumsOf(deals: readonly Pick<DealCard, 'currency' | 'amount'>[]): CurrencySum[] {
  return [...Map.groupBy(deals, ({ currency }) => currency)].map(([currency, of]) => ({
    currency,
    amount: sumOf(of.map(({ amount }) => amount)),
  }));
}

/** In the order in which they matter; the first that is so is the card's line. */
const lines = {
  live: (deal) => deal.isLive,
  'waiting-for-us': (deal) => deal.waitsForUs,
  'expires-soon': (deal) => hasFlag(deal, 'expires-soon'),
  expired: (deal) => hasFlag(deal, 'expired'),
  'let-go': (deal) => hasFlag(deal, 'let-go'),
  overdue: (deal) => hasFlag(deal, 'overdue'),
  'review-waits': (deal) => hasFlag(deal, 'review-waits'),
  silent: (deal) => hasFlag(deal, 'silent'),
  slipping: (deal) => hasFlag(deal, 'slipping'),
  last: () => true,
} as const satisfies Readonly<Record<string, (deal: DealCard) => boolean>>;
export type CardLine = keyof typeof lines;
export const cardLines = Object.keys(lines) as CardLine[];

export function lineOf(deal: DealCard): CardLine {
  return cardLines.find((line) => lines[line](deal)) ?? 'last';
}

/** Amber is for time and for what waits. */
export const isUrgent = (line: CardLine): boolean => line !== 'live' && line !== 'last';

function byNeed(a: DealCard, b: DealCard): number {
  return (
    cardLines.indexOf(lineOf(a)) - cardLines.indexOf(lineOf(b)) ||
    b.amount - a.amount ||
    a.customerName.localeCompare(b.customerName)
  );
}

/** The stage to the left or right of a deal's, as the board shows them; `null` at its ends. */
export function stageBeside(shown: readonly Stage[], stage: Stage, step: -1 | 1): Stage | null {
  const all = [...shown, 'won', 'lost'] as const;
  return all[all.indexOf(stage) + step] ?? null;
}
