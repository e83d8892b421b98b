/**
 * The sales process as data: a stage is proved by events, never set. `stageOf(events)` is the only way to a
 * stage; the stored one is a cache that a test recomputes.
 */
import { z } from 'zod';

export const stages = [
  'identified',
  'co_designing',
  'pricing_review',
  'quote_sent',
  'negotiating',
  'won',
  'lost',
] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

export const stageEventTypes = [
  /** A seller answered the gate: value, expected close, contact, need. (T1) */
  'identified',
  /** The buyer's first durable change in the quote. Opening a link never counts. (T2) */
  'buyer_engaged',
  /** Both sides were in the quote together for two minutes, the buyer verified. (T2) */
  'joint_session',
  /** Both sides found the same content ready to be offered: a milestone, which moves nothing. */
  'base_ready',
  /** The seller's side began to calculate and approve. (T3) */
  'pricing_submitted',
  /** That step ended without sending. (T5) */
  'pricing_returned',
  /** A version was frozen and offered. (T4, T6, T8) */
  'quote_sent',
  /** The send was taken back before anybody outside was told. */
  'send_undone',
  /** The seller opened the next revision after sending. (T7) */
  'revision_opened',
  /** The buyer answered the offer with something other than yes, outside what it leaves open. (T7) */
  'buyer_countered',
  /** The buyer said by phone that they want something else, and the seller wrote it down. (T7) */
  'counter_recorded',
  /** The buyer said no to the offer. That is evidence; losing is the seller's decision. */
  'buyer_declined',
  /** The buyer said, with no offer to answer, that they want none now. Evidence, as declining is. */
  'buyer_stepped_back',
  /** The buyer took that back: they go on after all. */
  'buyer_went_on',
  /** After a loss the buyer said that they are ready. Taking it up again is the seller's decision. (T11) */
  'buyer_ready_again',
  /** The seller took the offer back. (T10) */
  'version_withdrawn',
  /** The buyer accepted a version. (T9) */
  'accepted',
  /** A version was accepted outside the product, and a second person has confirmed it. (T9b) */
  'accepted_offline',
  /** A manager took the acceptance back, and the two sides talk on. (T13) */
  'rescinded',
  /** A manager took the acceptance back, and there is no deal. (T13) */
  'rescinded_as_lost',
  /** A person decided that there is no deal now. (T12) */
  'lost',
  /** It came back: a new cycle. (T11) */
  'revived',
] as const;
export const StageEventType = z.enum(stageEventTypes);
export type StageEventType = z.infer<typeof StageEventType>;

/**
 * Where each event leads from each stage. An event that names no target for the current stage is kept as
 * history and moves nothing: a buyer who goes on choosing is not a second co-design. `back` is the stage before
 * the last send.
 */
export const transitions: Readonly<
  Record<StageEventType, Readonly<Partial<Record<Stage | 'none', Stage | 'back'>>>>
> = {
  identified: { none: 'identified' },
  buyer_engaged: { identified: 'co_designing' },
  joint_session: { identified: 'co_designing' },
  base_ready: {},
  pricing_submitted: { identified: 'pricing_review', co_designing: 'pricing_review' },
  pricing_returned: { pricing_review: 'co_designing' },
  quote_sent: { identified: 'quote_sent', co_designing: 'quote_sent', pricing_review: 'quote_sent' },
  send_undone: { quote_sent: 'back', negotiating: 'back' },
  revision_opened: { quote_sent: 'negotiating' },
  buyer_countered: { quote_sent: 'negotiating' },
  counter_recorded: { quote_sent: 'negotiating' },
  buyer_declined: {},
  buyer_stepped_back: {},
  buyer_went_on: {},
  buyer_ready_again: {},
  version_withdrawn: { quote_sent: 'co_designing' },
  accepted: { quote_sent: 'won', negotiating: 'won' },
  accepted_offline: { quote_sent: 'won', negotiating: 'won' },
  rescinded: { won: 'negotiating' },
  rescinded_as_lost: { won: 'lost' },
  lost: {
    identified: 'lost',
    co_designing: 'lost',
    pricing_review: 'lost',
    quote_sent: 'lost',
    negotiating: 'lost',
  },
  revived: { lost: 'identified' },
};

/** The stages in which an opportunity is open: neither won nor lost. */
export function isOpen(stage: Stage): boolean {
  return stage !== 'won' && stage !== 'lost';
}

export interface StageStep<E> {
  readonly event: E;
  /** Before and after it; the same where the event is history alone. */
  readonly before: Stage | null;
  readonly after: Stage | null;
}

/** Every event with what it made of the stage, in order. */
export function* stageSteps<E extends { readonly type: StageEventType }>(
  events: Iterable<E>,
): Generator<StageStep<E>> {
  let stage: Stage | null = null;
  let beforeSend: Stage | null = null;
  for (const event of events) {
    const next: Stage | 'back' | undefined = transitions[event.type][stage ?? 'none'];
    const before = stage;
    if (event.type === 'quote_sent') beforeSend = stage;
    stage = next === 'back' ? beforeSend : (next ?? stage);
    yield { event, before, after: stage };
  }
}

/** The stage an opportunity is in after these events, in order. `null` before the first one. */
export function stageOf(events: Iterable<StageEventType>): Stage | null {
  let stage: Stage | null = null;
  for (const { after } of stageSteps(Array.from(events, (type) => ({ type })))) stage = after;
  return stage;
}
