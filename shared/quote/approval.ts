/** Approval by a second person, of what goes beyond what a seller may agree to alone. Private to the seller's side. */
import { z } from 'zod';
import { ApprovalId, ElementId } from '../ids.ts';
import { CurrencyCode, MinorUnits, Percent } from '../money/amounts.ts';
import { Instant } from '../time.ts';
import { ContentHash } from './frozen-quote.ts';

/** How far sellers of an organisation may go by themselves. `null`: no limit of that kind. */
export const ApprovalLimits = z.strictObject({
  maxDiscountPercent: Percent.nullable(),
  minMarginPercent: Percent.nullable(),
  /** First year, excluding VAT. */
  maxValue: z.strictObject({ amount: MinorUnits, currency: CurrencyCode }).nullable(),
  /** Work that starts sooner than so many days from today needs people who may have none to spare. */
  minStartDays: z.int().min(1).max(365).nullable().default(null),
  /** How far a price may stand from what the catalogue says of it, either way, before discounts; 0: not at all. */
  maxPriceChangePercent: Percent.nullable().default(null),
});
export type ApprovalLimits = z.infer<typeof ApprovalLimits>;

export const approvalReasonCodes = [
  'discount-over-limit',
  'margin-under-limit',
  /** A component brings less than its floor price. */
  'below-floor',
  'value-over-limit',
  /** Its currency is not the limit's, so nobody can say that it is within it. */
  'value-in-other-currency',
  /** It starts before those who do the work can be counted on. */
  'start-too-soon',
  /** A component’s own price is not the catalogue’s. */
  'price-off-catalogue',
  /** Nobody can say how far it is from the catalogue’s, which is in another currency or for another period. */
  'price-unlike-catalogue',
] as const;

/** Why somebody else must approve. */
export const ApprovalReason = z.strictObject({
  code: z.enum(approvalReasonCodes),
  /** The component it is about; `null`: the quote. */
  element: ElementId.nullable(),
  /** What it is and what it may be: percentages, amounts in minor units of `currency`, or days of the calendar. */
  stated: z.string().nullable(),
  limit: z.string().nullable(),
  currency: CurrencyCode.nullable(),
});
export type ApprovalReason = z.infer<typeof ApprovalReason>;

export const approvalDecisions = ['approved', 'declined'] as const;
export const ApprovalDecision = z.enum(approvalDecisions);
export type ApprovalDecision = z.infer<typeof ApprovalDecision>;

export const approvalStates = [
  /** Within the limits. */
  'not-needed',
  /** Beyond them, and nobody has been asked. */
  'needed',
  'asked',
  /** Of exactly what stands. */
  'approved',
  'declined',
  /** It was approved, and then changed. */
  'void',
] as const;
export const ApprovalState = z.enum(approvalStates);
export type ApprovalState = z.infer<typeof ApprovalState>;

/** How a quote stands with its approval, for users of its organisation. */
export const ApprovalView = z.strictObject({
  state: ApprovalState,
  /** Of the content and the costs that stand; a decision names the one that it was made on. */
  hash: ContentHash,
  reasons: z.array(ApprovalReason),
  /** What is sold at a price and has no stated cost: to ask for an approval then takes a word on what the costs rest on. */
  withoutCost: z.array(ElementId),
  /** The last asking, while it is not settled by returning or sending. */
  request: z
    .strictObject({
      id: ApprovalId,
      byName: z.string(),
      isMine: z.boolean(),
      at: Instant,
      note: z.string(),
      /** What the costs rest on, where not all were stated. */
      costBasis: z.string(),
    })
    .nullable(),
  decision: z
    .strictObject({
      decision: ApprovalDecision,
      byName: z.string(),
      isMine: z.boolean(),
      at: Instant,
      note: z.string(),
    })
    .nullable(),
  /** Whether the caller may answer the request. */
  mayDecide: z.boolean(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;
