/**
 * What a person may decide about where a deal stands, and why not the rest. A stage is never set: a decision is an
 * event like any other, so what it leads to is read from `transitions`.
 */
import { hasStage, type Pipeline } from './pipeline.ts';
import { type Stage, type StageEventType, transitions } from './stages.ts';

/** What people decide, with the event that their decision becomes. */
export const decisions = {
  submit: 'pricing_submitted',
  return: 'pricing_returned',
  lose: 'lost',
  revive: 'revived',
} as const satisfies Readonly<Record<string, StageEventType>>;
export type Decision = keyof typeof decisions;
const all = Object.keys(decisions) as Decision[];

/** Why nobody moves a deal there by hand, and where what would prove the stage is done. */
export const whys = {
  /** It is there already. */
  here: null,
  /** The answers of the gate bring a deal there, once. */
  gate: null,
  'buyer-begins': 'quote',
  'no-step': 'review',
  /** What has been offered is approved with its next version; the stage stays. */
  'after-sending': 'quote',
  sending: 'review',
  'next-version': 'quote',
  answering: 'quote',
  withdrawing: 'versions',
  'withdrawing-stays': 'versions',
  'sent-first': 'review',
  signing: 'quote',
  'revive-first': null,
  'won-stays': 'versions',
} as const satisfies Readonly<Record<string, 'quote' | 'review' | 'versions' | null>>;
export type Why = keyof typeof whys;

/** By the stage that is wanted: what stands in the way from each stage, and from all the others. */
const reasons: Readonly<Record<Stage, Readonly<Partial<Record<Stage, Why>>> & { readonly else: Why }>> = {
  identified: { else: 'gate' },
  co_designing: { quote_sent: 'withdrawing', negotiating: 'withdrawing-stays', else: 'buyer-begins' },
  pricing_review: { identified: 'no-step', co_designing: 'no-step', else: 'after-sending' },
  quote_sent: { negotiating: 'next-version', else: 'sending' },
  negotiating: { quote_sent: 'answering', else: 'sent-first' },
  won: { quote_sent: 'signing', negotiating: 'signing', else: 'sent-first' },
  lost: { else: 'here' },
};

export type Move =
  | { readonly decision: Decision; readonly why?: undefined }
  | { readonly why: Why; readonly decision?: undefined };

/** How a person moves a deal from one stage to another, or why they do not. `pipeline`: the deal's. */
export function moveByHand(
  from: Stage,
  to: Stage,
  pipeline: Pick<Pipeline, 'hasPricingReview'> = { hasPricingReview: true },
): Move {
  if (from === to) return { why: 'here' };
  const decision = all.find((one) => transitions[decisions[one]][from] === to);
  if (decision && hasStage(pipeline, to)) return { decision };
  if (from === 'won') return { why: 'won-stays' };
  if (from === 'lost') return { why: 'revive-first' };
  return { why: reasons[to][from] ?? reasons[to].else };
}
