/** Open deals as lists show them. */
import type { QuoteId } from '#shared/ids.ts';
import { quietDays } from '#shared/opportunity/time-rules.ts';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import { daysBetween } from '#shared/time.ts';
import type { OpenCycle, OpenCycles } from './open-cycles.ts';

export interface AroundCards {
  /** What buyers have asked and nobody has answered, by quote. */
  readonly questions: ReadonlyMap<QuoteId, number>;
  /** Quotes in which somebody of the customer is at this moment. */
  readonly live: ReadonlySet<QuoteId>;
}

export function dealCard(
  cycle: OpenCycle,
  { today }: Pick<OpenCycles, 'today'>,
  { questions, live }: AroundCards,
): DealCard {
  const { facts, outstanding, buyer, sellerAt, quoteId } = cycle;
  const hasAsked = (questions.get(quoteId) ?? 0) > 0;
  return {
    opportunityId: cycle.opportunityId,
    quoteId,
    cycle: cycle.cycle,
    stage: cycle.stage,
    pipelineId: cycle.pipeline.id,
    title: cycle.title,
    customerName: cycle.customerName,
    ownerUserId: cycle.ownerUserId,
    ownerName: cycle.ownerName,
    currency: cycle.currency,
    amount: cycle.amount,
    ageDays: cycle.ageDays,
    expectedClose: cycle.expectedClose,
    slips: facts.slips,
    flags: [...cycle.holding].map(([rule, { since }]) => ({ rule, since })),
    weight: cycle.weight,
    daysToExpiry: outstanding?.validUntil ? daysBetween(today, outstanding.validUntil) : null,
    isOffered: outstanding !== null,
    lastBuyerAct: buyer,
    waitsForUs: hasAsked || (buyer !== null && buyer.at >= cycle.startedAt && buyer.at > (sellerAt ?? 0)),
    quiet: cycle.holding.has('silent')
      ? { days: quietDays(facts, today), usualDays: facts.learntSilenceDays }
      : null,
    isLive: live.has(quoteId),
    lastEvent: cycle.lastEvent,
  };
}
