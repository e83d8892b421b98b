/** One attempt at one deal, from the gate to its end: what all views of the sales process are counted from. */
import type { OpportunityId, QuoteId, TemplateId, UserId } from '#shared/ids.ts';
import type { DecimalAmount, MinorUnits } from '#shared/money/amounts.ts';
import type { CycleCourse, CycleEnds } from '#shared/opportunity/cycles.ts';
import type { LostVariant } from '#shared/opportunity/loss.ts';
import type { PipelineId } from '#shared/opportunity/pipeline.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { Instant, IsoDate } from '#shared/time.ts';

export interface Cycle extends Omit<CycleCourse, 'gate'>, CycleEnds {
  readonly opportunityId: OpportunityId;
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
  /** As answered at the gate when the cycle began; in major units. */
  readonly firstValue: DecimalAmount | null;
  readonly firstClose: IsoDate | null;
  readonly loss: CycleLoss | null;
  /** What customers were shown in it, oldest first. */
  readonly offers: readonly CycleOffer[];
}

export interface CycleLoss {
  readonly variant: LostVariant;
  readonly from: Stage;
  readonly money: Money | null;
  readonly wakeUpOn: IsoDate | null;
  readonly component: string | null;
  /** Whom it was lost to, spelled alike in all; absent where nobody is named. */
  readonly competitor?: string;
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

/** What it came to: what was accepted, else what was offered last, else what it was lost at. */
export function moneyOf({ offers, loss }: Cycle): Money | null {
  const offer = offers.find(({ isAccepted }) => isAccepted) ?? offers.at(-1);
  return offer ?? loss?.money ?? null;
}
