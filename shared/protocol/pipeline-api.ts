/** The rows of the API by which the seller's side follows its deals: the board, one deal with what proves it, time. */
import { z } from 'zod';
import { CustomerId, OpportunityId, QuoteId, UserId } from '../ids.ts';
import { CurrencyCode, DecimalAmount, MinorUnits } from '../money/amounts.ts';
import { BuyerAct } from '../opportunity/buyer-acts.ts';
import { Loss, lostVariants } from '../opportunity/loss.ts';
import { Pipeline, PipelineId } from '../opportunity/pipeline.ts';
import { Proof } from '../opportunity/proofs.ts';
import { NewSignal } from '../opportunity/signals.ts';
import { Stage, StageEventType } from '../opportunity/stages.ts';
import { TaskRule, timeRuleIds } from '../opportunity/time-rules.ts';
import { QuoteStatus } from '../quote/lifecycle.ts';
import { PricePeriod } from '../quote/quote.ts';
import { Instant, IsoDate } from '../time.ts';
import { HandoverView } from './handover-api.ts';
import { pageAsked, pageGiven } from './ordered-page.ts';
import { VersionSummary } from './views.ts';

const opportunity = z.strictObject({ opportunityId: OpportunityId });
const reason = z.string().trim().min(1).max(1_000);

export const RuleFlag = z.strictObject({ rule: z.enum(timeRuleIds), since: IsoDate });
export type RuleFlag = z.infer<typeof RuleFlag>;

/** What an open deal shows of itself in a list. */
export const DealCard = z.strictObject({
  opportunityId: OpportunityId,
  quoteId: QuoteId,
  cycle: z.int(),
  stage: Stage,
  pipelineId: PipelineId,
  title: z.string(),
  customerName: z.string(),
  ownerUserId: UserId,
  ownerName: z.string(),
  currency: CurrencyCode,
  /** What it comes to now: what lies with the customer, else the draft, else the estimate. */
  amount: MinorUnits,
  /** Whole days since its cycle began. */
  ageDays: z.int(),
  expectedClose: IsoDate,
  slips: z.strictObject({ count: z.int(), days: z.int() }),
  flags: z.array(RuleFlag),
  /** 0 while it counts for nothing in a forecast. */
  weight: z.union([z.literal(0), z.literal(1)]),
  /** Of what lies with the customer: whole days until it ends, negative when it has. `null`: nothing does, or it has no end. */
  daysToExpiry: z.int().nullable(),
  isOffered: z.boolean(),
  lastBuyerAct: BuyerAct.nullable(),
  /** The buyer acted last, or has asked something that nobody has answered. */
  waitsForUs: z.boolean(),
  /** While the buyer is silent for longer than is usual: for how long, and how long buyers who buy are, where enough have. */
  quiet: z.strictObject({ days: z.int(), usualDays: z.int().nullable() }).nullable(),
  /** Somebody of the customer is in the quote at this moment. */
  isLive: z.boolean(),
  lastEvent: z.strictObject({ type: StageEventType, at: Instant, actorName: z.string() }),
});
export type DealCard = z.infer<typeof DealCard>;

export const endedStages = ['won', 'lost'] as const;

/** A deal whose cycle has ended. */
export const EndedDeal = z.strictObject({
  opportunityId: OpportunityId,
  quoteId: QuoteId,
  stage: z.enum(endedStages),
  pipelineId: PipelineId,
  title: z.string(),
  customerName: z.string(),
  ownerName: z.string(),
  currency: CurrencyCode,
  amount: MinorUnits.nullable(),
  /** How it was lost. */
  variant: z.enum(lostVariants).nullable(),
  at: Instant,
});
export type EndedDeal = z.infer<typeof EndedDeal>;

/** What time asks of somebody. */
export const TaskView = z.strictObject({
  id: z.string(),
  rule: TaskRule,
  opportunityId: OpportunityId.nullable(),
  quoteId: QuoteId.nullable(),
  /** Of whoever waits outside the pipeline. */
  waitingId: z.string().nullable(),
  customerName: z.string(),
  title: z.string(),
  ownerUserId: UserId,
  ownerName: z.string(),
  since: IsoDate,
  /** It has waited so long that managers see it. */
  isForManager: z.boolean(),
});
export type TaskView = z.infer<typeof TaskView>;

export const RedateView = z.strictObject({
  cycle: z.int(),
  before: IsoDate,
  after: IsoDate,
  slipDays: z.int(),
  reason: z.string(),
  byName: z.string(),
  at: Instant,
});
export type RedateView = z.infer<typeof RedateView>;

/** The customer was reminded of a version: an act of the seller, which makes nothing younger. */
export const ReminderView = z.strictObject({
  version: z.int(),
  byName: z.string(),
  message: z.string(),
  /** How many were told. */
  recipients: z.int(),
  at: Instant,
});
export type ReminderView = z.infer<typeof ReminderView>;

/** One event of a deal, and what it made of its stage. */
export const EventView = z.strictObject({
  seq: z.int(),
  /** 1, and one more from each return on. */
  cycle: z.int(),
  type: StageEventType,
  at: Instant,
  actorName: z.string(),
  /** The stage after it, where it moved. */
  movedTo: Stage.nullable(),
  /** What proves it, as it was recorded; and read, where its form is known. */
  evidence: z.json(),
  proof: Proof.nullable(),
});
export type EventView = z.infer<typeof EventView>;

export const SignalView = NewSignal.extend({ id: z.string(), recordedByName: z.string(), at: Instant });
export type SignalView = z.infer<typeof SignalView>;

export const LossView = z.strictObject({
  cycle: z.int(),
  stage: Stage,
  loss: Loss,
  amount: MinorUnits.nullable(),
  currency: CurrencyCode,
  byName: z.string(),
  at: Instant,
});
export type LossView = z.infer<typeof LossView>;

/** What the buyer's own no suggests, for the seller to decide. */
export const SuggestedLoss = z.strictObject({
  variant: z.enum(lostVariants),
  /** The day they would like to be asked again, or expect to be ready. */
  comeBackOn: IsoDate.nullable(),
  words: z.string(),
  byName: z.string(),
  at: Instant,
});
export type SuggestedLoss = z.infer<typeof SuggestedLoss>;

/** A version as it was last sent, beside what the same comes to today. */
export const PriceNow = z.strictObject({
  versionNumber: z.int(),
  sentAt: Instant,
  sentAmount: MinorUnits,
  amountNow: MinorUnits,
  currency: CurrencyCode,
});
export type PriceNow = z.infer<typeof PriceNow>;

/** A component whose price in the catalogue is another one than in the quote. Amounts are for its own period. */
export const PriceStep = z.strictObject({
  title: z.string(),
  period: PricePeriod,
  before: MinorUnits,
  after: MinorUnits,
  /** `null` where the two are of different periods. */
  difference: MinorUnits.nullable(),
  currency: CurrencyCode,
});
export type PriceStep = z.infer<typeof PriceStep>;

/** A quote of a deal, with what was sent of it. */
export const DealQuote = z.strictObject({
  id: QuoteId,
  number: z.string(),
  title: z.string(),
  status: QuoteStatus,
  currency: CurrencyCode,
  /** First-year net of the working draft; `null` while nothing is priced. */
  amount: MinorUnits.nullable(),
  /** The newest first. */
  versions: z.array(VersionSummary),
});
export type DealQuote = z.infer<typeof DealQuote>;

export const Deal = z.strictObject({
  opportunityId: OpportunityId,
  quoteId: QuoteId,
  quoteNumber: z.string(),
  title: z.string(),
  customerId: CustomerId,
  customerName: z.string(),
  contactName: z.string(),
  contactEmail: z.string(),
  ownerUserId: UserId,
  ownerName: z.string(),
  pipeline: Pipeline,
  stage: Stage,
  cycle: z.int(),
  value: DecimalAmount,
  valueHigh: DecimalAmount.nullable(),
  currency: CurrencyCode,
  expectedClose: IsoDate,
  today: IsoDate,
  needNote: z.string(),
  source: z.string(),
  /** Absent where the deal is not open. */
  card: DealCard.nullable(),
  tasks: z.array(TaskView),
  events: z.array(EventView),
  /** Of all cycles, in order. */
  redates: z.array(RedateView),
  /** From one owner to the next, in order. */
  handovers: z.array(HandoverView),
  reminders: z.array(ReminderView),
  /** The newest first. */
  quotes: z.array(DealQuote),
  signals: z.array(SignalView),
  losses: z.array(LossView),
  suggestedLoss: SuggestedLoss.nullable(),
  /** Of a lost deal: what was sent last, and the same at today's prices. Coming back takes none of it by itself. */
  priceNow: PriceNow.nullable(),
  /** Of a lost deal: what has another price by now. */
  priceSteps: z.array(PriceStep),
  /** Whether something lies with the customer. */
  isOffered: z.boolean(),
});
export type Deal = z.infer<typeof Deal>;

/** How many, and what they come to: one sum per currency, which are never added together. */
export const Total = z.strictObject({
  count: z.int(),
  sums: z.array(z.strictObject({ currency: CurrencyCode, amount: MinorUnits, count: z.int() })),
});
export type Total = z.infer<typeof Total>;

/** Whose deals are looked at; absent, everybody's. */
const boardFilter = {
  /** By name, as lists know people. */
  owner: z.string().max(300).optional(),
  pipeline: PipelineId.optional(),
  /** Those that carry this flag alone, for as long as any does. */
  flag: z.enum(timeRuleIds).optional(),
};

/** Of a column: what closes within the horizon of its pipeline, or beyond it. */
export const columnParts = ['near', 'far'] as const;
export type ColumnPart = (typeof columnParts)[number];

/** A stage that a pipeline has, or that a deal is in. The deals of each part are given out by pages. */
export const BoardColumn = z.strictObject({ stage: Stage, near: Total, far: Total });
export type BoardColumn = z.infer<typeof BoardColumn>;

export const pipelineApi = {
  getPipeline: {
    method: 'GET',
    path: '/api/pipeline',
    audience: 'user',
    summary:
      'The stages with how many open deals are in each and what they come to, and the latest that ended',
    query: z.object(boardFilter),
    answer: z.strictObject({
      today: IsoDate,
      pipelines: z.array(Pipeline),
      /** Everybody who owns one of all the deals, by name. */
      owners: z.array(z.string()),
      /** Of all open deals of that owner and pipeline. */
      open: Total,
      /** How many of them are to be let go. */
      old: z.int(),
      columns: z.array(BoardColumn),
      /** Of that owner and pipeline; of the deals the latest twenty. */
      ended: z.array(Total.extend({ stage: z.enum(endedStages), deals: z.array(EndedDeal) })),
    }),
  },
  listDeals: {
    method: 'GET',
    path: '/api/pipeline/deals',
    audience: 'user',
    summary:
      'Open deals a page at a time, stage after stage: in each what closes within the horizon first, and what needs somebody most',
    query: z.object({
      ...boardFilter,
      stage: Stage.optional(),
      part: z.enum(columnParts).optional(),
      ...pageAsked,
    }),
    answer: z.strictObject({ deals: z.array(DealCard), ...pageGiven }),
  },
  getDeal: {
    method: 'GET',
    path: '/api/opportunities/:opportunityId',
    audience: 'user',
    summary: 'One deal over all its cycles: every event with what proves it, dates, signals, losses',
    params: opportunity,
    answer: Deal,
  },
  listCompetitors: {
    method: 'GET',
    path: '/api/competitors',
    audience: 'user',
    summary:
      'Whom deals were lost to, or may be: what the organisation keeps and what was written before, the most used first',
    answer: z.strictObject({ competitors: z.array(z.string()) }),
  },
  redateOpportunity: {
    method: 'POST',
    path: '/api/opportunities/:opportunityId/expected-close',
    audience: 'user',
    summary: 'Expect it to close on another day, and say why. Each move to a later day is counted',
    params: opportunity,
    body: z.strictObject({ expectedClose: IsoDate, reason }),
    answer: z.strictObject({ expectedClose: IsoDate }),
  },
  postponeTask: {
    method: 'POST',
    path: '/api/tasks/:taskId/postpone',
    audience: 'user',
    summary: 'Be asked again later: letting go after fourteen days, waking up on another day',
    params: z.strictObject({ taskId: z.string().max(60) }),
    body: z.strictObject({
      /** For a wake-up alone; absent, fourteen days from now. */
      until: IsoDate.optional(),
    }),
    answer: z.strictObject({ until: IsoDate }),
  },
  closeTask: {
    method: 'POST',
    path: '/api/tasks/:taskId/close',
    audience: 'user',
    summary: 'Say that nothing more is to be done about what was to be woken up',
    params: z.strictObject({ taskId: z.string().max(60) }),
    body: z.strictObject({}),
    answer: z.strictObject({}),
  },
  attachSignal: {
    method: 'POST',
    path: '/api/opportunities/:opportunityId/signals',
    audience: 'user',
    summary: 'Attach what was seen of a customer elsewhere. It is shown as evidence and moves nothing',
    params: opportunity,
    body: NewSignal,
    answer: z.strictObject({ signal: SignalView }),
  },
} as const;
