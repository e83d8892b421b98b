/** One attempt at one deal, from the gate to its end: what all views of the sales process are counted from. */
import type { OpportunityId, QuoteId, TemplateId, UserId } from '#shared/ids.ts';
import type { MinorUnits } from '#shared/money/amounts.ts';
import type { LostVariant } from '#shared/opportunity/loss.ts';
import type { PipelineId } from '#shared/opportunity/pipeline.ts';
import { type Stage, type StageEventType, stageSteps } from '#shared/opportunity/stages.ts';
import type { Instant, IsoDate } from '#shared/time.ts';

export interface Cycle {
  readonly opportunityId: OpportunityId;
  readonly cycle: number;
  /** The opportunity's newest quote. */
  readonly quoteId: QuoteId;
  readonly title: string;
  readonly customerName: string;
  readonly customerKey: string;
  /** Whoever owned it when it ended; now, while it is open. */
  readonly ownerUserId: UserId;
  readonly ownerName: string;
  /** That its quote was begun from. */
  readonly templateId: TemplateId | null;
  readonly pipelineId: PipelineId;
  readonly currency: string;
  /** As answered at the gate when the cycle began. */
  readonly firstValue: MinorUnits | null;
  readonly firstClose: IsoDate | null;
  readonly startedAt: Instant;
  /** Every stage it came to, in order, with when; the last one is where it is. */
  readonly path: readonly { readonly stage: Stage; readonly at: Instant }[];
  readonly outcome: 'won' | 'lost' | null;
  readonly endedAt: Instant | null;
  readonly loss: CycleLoss | null;
  /** A later cycle took the deal up again. */
  readonly wasRevived: boolean;
  /** The buyer changed something in the quote before it was first sent. */
  readonly isCoDesigned: boolean;
  /** Both sides had found ready what was sent last; `null`: nothing was sent, or nobody knows. */
  readonly isSentReady: boolean | null;
  /** What customers were shown in it, oldest first. */
  readonly offers: readonly CycleOffer[];
}

export interface CycleLoss {
  readonly variant: LostVariant;
  readonly from: Stage;
  readonly money: Money | null;
  readonly wakeUpOn: IsoDate | null;
  readonly component: string | null;
}

export interface CycleOffer extends Money {
  readonly offeredAt: Instant;
  readonly isAccepted: boolean;
  /** What it would be without any discount. */
  readonly listAmount: MinorUnits;
}

export interface Money {
  readonly amount: MinorUnits;
  readonly currency: string;
}

export interface CycleEvent {
  readonly type: StageEventType;
  readonly at: Instant;
  /** Of a sending: both sides had found ready what went; `null` or absent: it was not kept. */
  readonly isReady?: boolean | null;
}

type Told =
  | 'cycle'
  | 'startedAt'
  | 'path'
  | 'outcome'
  | 'endedAt'
  | 'wasRevived'
  | 'isCoDesigned'
  | 'isSentReady';

/** What the events of one opportunity say of each of its cycles, in order. */
export function cyclesIn(events: readonly CycleEvent[]): Pick<Cycle, Told>[] {
  const steps = [...stageSteps(events)];
  const starts = steps.flatMap(({ event: { type } }, i) =>
    type === 'identified' || type === 'revived' ? [i] : [],
  );
  return starts.flatMap((from, nth) => {
    const own = steps.slice(from, starts[nth + 1]);
    const path = withoutRescinded(
      own.flatMap(({ before, after, event: { at } }) =>
        after !== null && after !== before ? [{ stage: after, at }] : [],
      ),
    );
    const [first, last] = [path[0], path.at(-1)];
    if (!first || !last) return [];
    const outcome = last.stage === 'won' || last.stage === 'lost' ? last.stage : null;
    const types = own.map(({ event: { type } }) => type);
    const engaged = types.indexOf('buyer_engaged');
    const sent = types.indexOf('quote_sent');
    return [
      {
        cycle: nth + 1,
        startedAt: first.at,
        path,
        outcome,
        endedAt: outcome && last.at,
        wasRevived: nth + 1 < starts.length,
        isCoDesigned: engaged >= 0 && (sent < 0 || engaged < sent),
        isSentReady: own.findLast(({ event: { type } }) => type === 'quote_sent')?.event.isReady ?? null,
      },
    ];
  });
}

/** What was won and taken back was not won: the path goes on as if it had not been. */
function withoutRescinded(path: Cycle['path']): Cycle['path'] {
  const held = path.filter(({ stage }, nth) => stage !== 'won' || nth === path.length - 1);
  return held.filter(({ stage }, nth) => stage !== held[nth - 1]?.stage);
}

/** What it came to: what was accepted, else what was offered last, else what it was lost at. */
export function moneyOf({ offers, loss }: Cycle): Money | null {
  const offer = offers.find(({ isAccepted }) => isAccepted) ?? offers.at(-1);
  return offer ?? loss?.money ?? null;
}
