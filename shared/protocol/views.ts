/** What the API answers with: the shapes of what a screen shows of quotes, versions, reviews and insight. */
import { z } from 'zod';
import { declineReasons } from '../acceptance/answers.ts';
import { BuyerRight, Role, Side } from '../access/permissions.ts';
import {
  OpportunityId,
  OrganisationId,
  ParticipantId,
  QuoteId,
  ShareLinkId,
  ThreadId,
  UserId,
  VersionId,
} from '../ids.ts';
import { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import { standingStances } from '../negotiation/stances.ts';
import { BuyerAct } from '../opportunity/buyer-acts.ts';
import { NextStep } from '../opportunity/next-step.ts';
import { Pipeline } from '../opportunity/pipeline.ts';
import { StageLabels } from '../opportunity/stage-labels.ts';
import { Stage } from '../opportunity/stages.ts';
import { issueCodes, type PricedQuote } from '../pricing/priced-quote.ts';
import { ApprovalView } from '../quote/approval.ts';
import { ContentHash, FrozenQuote, Party } from '../quote/frozen-quote.ts';
import { QuoteStatus, quoteCommands, VersionStanding } from '../quote/lifecycle.ts';
import { PricePeriod } from '../quote/quote.ts';
import { Instant, IsoDate } from '../time.ts';
import { ParticipantView } from './change.ts';
import { MailTrouble } from './deliveries.ts';

/** Computed by `priceQuote`, so its shape is a type there and not a schema here. */
export const Priced = z
  .custom<PricedQuote>((value) => typeof value === 'object' && value !== null)
  .meta({
    description: 'The priced result: see shared/pricing/priced-quote.ts',
  });

export const Me = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('user'),
    id: UserId,
    name: z.string(),
    email: z.string(),
    role: Role,
    organisation: z.strictObject({
      id: OrganisationId,
      name: z.string(),
      /** What it calls stages, where it has names of its own. */
      stageLabels: StageLabels,
      /** Its ways of selling, the standard one first. */
      pipelines: z.array(Pipeline),
    }),
    demo: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('guest'),
    participantId: ParticipantId,
    name: z.string(),
    quoteId: QuoteId,
    demo: z.boolean(),
  }),
]);
export type Me = z.infer<typeof Me>;

export const QuoteSummary = z.strictObject({
  id: QuoteId,
  number: z.string(),
  title: z.string(),
  status: QuoteStatus,
  stage: Stage,
  customerName: z.string(),
  opportunityTitle: z.string(),
  ownerName: z.string(),
  currency: CurrencyCode,
  /** First-year net of the working draft as last stored with a change; `null` while nothing is priced. */
  amount: MinorUnits.nullable(),
  latestVersion: z.int().nullable(),
  /** How that one stands. */
  latestStanding: VersionStanding.nullable(),
  updatedAt: Instant,
});
export type QuoteSummary = z.infer<typeof QuoteSummary>;

export const VersionSummary = z.strictObject({
  id: VersionId,
  number: z.int(),
  hash: ContentHash,
  fingerprint: z.string(),
  sentAt: Instant,
  sentBy: z.string(),
  validUntil: IsoDate.nullable(),
  standing: VersionStanding,
  /** From when on the buyers see it. */
  offeredAt: Instant,
  /** The number of the version that took its place, of those that the caller may see. */
  replacedBy: z.int().nullable(),
  /** Of a version that was withdrawn: the seller's words to the customer. */
  reason: z.string(),
  currency: CurrencyCode,
  amount: MinorUnits,
});
export type VersionSummary = z.infer<typeof VersionSummary>;

/** A buyer's wish to have what stands as an offer. */
export const SendRequestView = z.strictObject({ name: z.string(), message: z.string(), at: Instant });
export type SendRequestView = z.infer<typeof SendRequestView>;

/** What somebody at the customer said of going on at all, for the seller to decide by. */
export const StanceView = z.strictObject({
  stance: z.enum(standingStances),
  participantId: ParticipantId,
  name: z.string(),
  /** Of whoever steps back. */
  reason: z.enum(declineReasons).nullable(),
  /** When they would like to be asked again. */
  comeBackOn: IsoDate.nullable(),
  words: z.string(),
  at: Instant,
});
export type StanceView = z.infer<typeof StanceView>;

/** What a screen needs around the document. Guests get the same shape; `commands` says what the caller may do. */
export const QuoteView = z.strictObject({
  id: QuoteId,
  number: z.string(),
  status: QuoteStatus,
  /** The day it is for the seller, by the server's clock: what both sides price for. */
  today: IsoDate,
  /** The number the next sent version will have. */
  nextVersion: z.int(),
  seller: Party,
  customer: Party,
  /** Absent for guests: how the sales process stands is the seller's business. */
  opportunity: z
    .strictObject({ id: OpportunityId, title: z.string(), stage: Stage, expectedClose: IsoDate })
    .nullable(),
  owner: z.strictObject({ name: z.string(), email: z.string() }),
  participants: z.array(ParticipantView),
  versions: z.array(VersionSummary),
  /** Of a guest: a version lies with others at the customer that was not sent to them. */
  isLeftOut: z.boolean(),
  /** The wish of a buyer that no sending has answered yet. */
  sendRequest: SendRequestView.nullable(),
  /** What a buyer last said of going on at all, while it waits for the seller. */
  stance: StanceView.nullable(),
  /** What the caller may do where they are at the customer; `null` for the seller's people. */
  right: BuyerRight.nullable(),
  /** Of a guest: they have not said yet whether the name they were invited under is theirs. */
  asksName: z.boolean(),
  /** Which commands the caller may give now. */
  commands: z.record(z.enum(quoteCommands), z.boolean()),
});
export type QuoteView = z.infer<typeof QuoteView>;

export const ShareLinkView = z.strictObject({
  id: ShareLinkId,
  participant: ParticipantView,
  email: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  /** A new device is let in by a code that is mailed to `email`. */
  asksCode: z.boolean(),
  /** What the mail service said of a mail to them. `null`: nothing bad. */
  mailTrouble: MailTrouble.nullable(),
});
export type ShareLinkView = z.infer<typeof ShareLinkView>;

/** One thing the review looked at before sending. `stop` forbids sending, `warn` does not. */
export const ReviewCheck = z.strictObject({
  code: z.enum([
    'choices-decided',
    'prices-complete',
    'content-sound',
    'start-date-set',
    'valid-until-ahead',
    'close-date-ahead',
    'variables-filled',
    'has-components',
    'buyer-invited',
    'signer-named',
    'basis-seen',
    'basis-ready',
    'questions-answered',
    'proposals-answered',
    'approval-given',
  ]),
  level: z.enum(['pass', 'warn', 'stop']),
  /** Where to go to settle it. */
  element: z.string().nullable(),
  field: z.string().nullable(),
  /**
   * What pricing or the reader named, where that is the objection, and of rules between components the second one; of a
   * variable without a value its name.
   */
  issue: z.enum(issueCodes).optional(),
  other: z.string().optional(),
});
export type ReviewCheck = z.infer<typeof ReviewCheck>;

export const Review = z.strictObject({
  hash: ContentHash,
  /** The last change to the document that the review has seen; sent back so that a refusal can name what came after. */
  seq: z.int().min(0),
  fingerprint: z.string(),
  frozen: FrozenQuote,
  priced: Priced,
  checks: z.array(ReviewCheck),
  /** Everybody at the customer, in order of arrival. All are told but those who are left out. */
  recipients: z.array(
    z.strictObject({
      participantId: ParticipantId,
      name: z.string(),
      email: z.string(),
      right: BuyerRight,
      isLeftOut: z.boolean(),
      mailTrouble: MailTrouble.nullable(),
    }),
  ),
  /** How many days the version before was valid for; `null` where there is none, or it had no last day. */
  lastValidDays: z.int().nullable(),
  approval: ApprovalView,
});
export type Review = z.infer<typeof Review>;

/** Carried by `content-changed`: what differs between the reviewed content and the present one. */
export const ContentDifference = z.strictObject({
  element: z.string().nullable(),
  /** The title to show: the component's, the section's, or the field's own name. */
  title: z.string(),
  field: z.string(),
  before: z.json(),
  after: z.json(),
});
export type ContentDifference = z.infer<typeof ContentDifference>;

/** Of quotes of about its size that were won, four of five were accepted within so many days of being sent. */
export const UsualAge = z.strictObject({ days: z.int(), won: z.int() });
export type UsualAge = z.infer<typeof UsualAge>;

export const OutstandingQuote = z.strictObject({
  quoteId: QuoteId,
  versionNumber: z.int(),
  customerName: z.string(),
  opportunityTitle: z.string(),
  stage: Stage,
  sentAt: Instant,
  /** Whole days since the version was sent. */
  ageDays: z.int(),
  /** Whole days until the validity ends; negative when it has. */
  daysToExpiry: z.int().nullable(),
  validUntil: IsoDate.nullable(),
  /** The last thing anybody on the buyer's side did in the quote. */
  lastBuyerAct: BuyerAct.nullable(),
  currency: CurrencyCode,
  amount: MinorUnits,
  /** `null` where too few of its size were won to say. */
  usualAge: UsualAge.nullable(),
  ownerName: z.string(),
  /** The day its deal is expected to close. */
  expectedClose: IsoDate,
  /** When the customer was last reminded of it, and by whom. */
  lastReminder: z.strictObject({ at: Instant, byName: z.string() }).nullable(),
  /** The thread in which the customer has waited longest for an answer. */
  waitingThread: ThreadId.nullable(),
  /** What both sides had found ready to be offered and is not in the version; `null`: they never found it ready. */
  droppedSinceBase: z.array(z.string()).nullable(),
  opportunityId: OpportunityId,
  /** Whole days since the first version of this cycle was sent. */
  firstSentDays: z.int(),
  /** What the buyers have asked or proposed and nobody has answered. */
  openQuestions: z.int(),
  /** How often its expected close was moved to a later day. */
  slips: z.int(),
  nextStep: NextStep,
});
export type OutstandingQuote = z.infer<typeof OutstandingQuote>;

/** One component over all quotes of the organisation, same title, price period and currency taken together. */
export const ComponentInsight = z.strictObject({
  /** Opaque; leads to the evidence. */
  key: z.string(),
  title: z.string(),
  period: PricePeriod,
  currency: CurrencyCode,
  /** Quotes in which a buyer could see it as a choice. */
  offered: z.int(),
  /** Of those: selected now (or in the latest sent version). */
  chosen: z.int(),
  /** Of those: not selected now, and somebody took it out. */
  deselected: z.int(),
  /** Of those: not selected now, and it never was. */
  neverSelected: z.int(),
  /** Quotes where it was taken out and came back. */
  readded: z.int(),
  /**
   * Quotes where it is left out: somebody took it out, or never took it in. An alternative of a choice group that
   * nobody ever picked was passed by, not left out.
   */
  leftOut: z.int(),
  /** Sum of its own amounts in those quotes, at the price when it was left out. */
  amountLeftOut: MinorUnits,
});
export type ComponentInsight = z.infer<typeof ComponentInsight>;

/** The rows behind one component's figures: a quote, how it stands there, and every moment that led to it. */
export const ComponentEvidence = z.strictObject({
  quoteId: QuoteId,
  quoteNumber: z.string(),
  customerName: z.string(),
  state: z.enum(['chosen', 'deselected', 'never-selected']),
  leftOut: z.boolean(),
  amount: MinorUnits,
  moments: z.array(
    z.strictObject({
      at: Instant,
      participant: z.string(),
      side: Side,
      kind: z.enum(['selected', 'deselected', 'picked']),
      before: z.json(),
      after: z.json(),
      amount: MinorUnits.nullable(),
    }),
  ),
});
export type ComponentEvidence = z.infer<typeof ComponentEvidence>;
