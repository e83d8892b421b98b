/** What an event of a deal rests on, read from its evidence: for a screen to say it, and to lead to it. */
import { z } from 'zod';
import { declineReasons } from '../acceptance/answers.ts';
import { QuoteId } from '../ids.ts';
import { CurrencyCode, DecimalAmount } from '../money/amounts.ts';
import { changeKinds } from '../protocol/change.ts';
import { IsoDate } from '../time.ts';
import { BuyerAct } from './buyer-acts.ts';
import { lostVariants } from './loss.ts';
import type { StageEventType } from './stages.ts';

const quoteId = QuoteId;
const number = z.int().min(1);

export const Proof = z.discriminatedUnion('kind', [
  /** The answers of the gate, as they were given. */
  z.strictObject({
    kind: z.literal('gate'),
    value: DecimalAmount,
    valueHigh: DecimalAmount.nullable(),
    /** `null`: that of the deal. */
    currency: CurrencyCode.nullable(),
    expectedClose: IsoDate,
    needNote: z.string(),
  }),
  /** A change of the document; `act` is `null` where it is no longer in the log. */
  z.strictObject({
    kind: z.literal('change'),
    quoteId,
    seq: z.int(),
    act: z.enum(changeKinds).nullable(),
    title: z.string(),
  }),
  z.strictObject({ kind: z.literal('comment'), quoteId, threadId: z.string() }),
  z.strictObject({ kind: z.literal('ready'), quoteId }),
  z.strictObject({ kind: z.literal('version'), quoteId, number }),
  z.strictObject({ kind: z.literal('proposal'), quoteId, number: number.nullable() }),
  /** A no to that version; `null`: there was none to say it to. */
  z.strictObject({
    kind: z.literal('decline'),
    quoteId,
    number: number.nullable(),
    reason: z.enum(declineReasons),
    words: z.string(),
  }),
  z.strictObject({ kind: z.literal('step'), quoteId, reason: z.string() }),
  z.strictObject({
    kind: z.literal('loss'),
    variant: z.enum(lostVariants),
    note: z.string(),
    wakeUpOn: IsoDate.nullable(),
    /** What was last heard of the customer, where that is kept; `null`: nothing ever was. */
    lastBuyerAct: BuyerAct.nullish(),
  }),
]);
export type Proof = z.infer<typeof Proof>;

const words = z.string().default('');
const gate = z.object({
  gate: z.object({
    value: DecimalAmount,
    valueHigh: DecimalAmount.optional(),
    currency: CurrencyCode.optional(),
    expectedClose: IsoDate,
    needNote: words,
  }),
});
const gateProof = gate.transform(
  ({ gate: { valueHigh = null, currency = null, ...said } }): Proof => ({
    kind: 'gate',
    ...said,
    valueHigh,
    currency,
  }),
);
const version = z.object({ quoteId, number }).transform((of): Proof => ({ kind: 'version', ...of }));
const step = z.object({ quoteId, reason: words }).transform((of): Proof => ({ kind: 'step', ...of }));
const ready = z.object({ quoteId }).transform((of): Proof => ({ kind: 'ready', ...of }));

/** What the buyer did first: the most telling reading comes first. */
const engaged = z.union([
  z.object({ quoteId, threadId: z.string() }).transform((of): Proof => ({ kind: 'comment', ...of })),
  z
    .object({ quoteId, proposalId: z.string() })
    .transform((of): Proof => ({ kind: 'proposal', quoteId: of.quoteId, number: null })),
  z
    .object({ quoteId, seq: z.int() })
    .transform((of): Proof => ({ kind: 'change', ...of, act: null, title: '' })),
  ready,
]);

const countered = z
  .object({ quoteId, number: number.nullable().default(null) })
  .transform((of): Proof => ({ kind: 'proposal', ...of }));

/** In their own words. */
const said = z
  .object({ quoteId, words })
  .transform((of): Proof => ({ kind: 'step', quoteId: of.quoteId, reason: of.words }));

const readers: Readonly<Record<StageEventType, z.ZodType<Proof>>> = {
  identified: gateProof,
  buyer_engaged: engaged,
  joint_session: step,
  base_ready: ready,
  pricing_submitted: step,
  pricing_returned: step,
  quote_sent: version,
  send_undone: version,
  revision_opened: step,
  buyer_countered: countered,
  counter_recorded: countered,
  buyer_declined: z
    .object({ quoteId, number, reason: z.enum(declineReasons), words })
    .transform((of): Proof => ({ kind: 'decline', ...of })),
  buyer_stepped_back: z
    .object({ quoteId, reason: z.enum(declineReasons), words })
    .transform((of): Proof => ({ kind: 'decline', number: null, ...of })),
  buyer_went_on: said,
  buyer_ready_again: said,
  version_withdrawn: version,
  accepted: version,
  accepted_offline: version,
  rescinded: version,
  rescinded_as_lost: version,
  lost: z
    .object({
      variant: z.enum(lostVariants),
      note: words,
      wakeUpOn: IsoDate.nullable().default(null),
      lastBuyerAct: BuyerAct.nullish(),
    })
    .transform((of): Proof => ({ kind: 'loss', ...of })),
  revived: gateProof,
};

/** `null` where the evidence is of no form that is known: the event is told without it. */
export function proofOf(type: StageEventType, evidence: unknown): Proof | null {
  return readers[type].safeParse(evidence).data ?? null;
}
