/**
 * Losing as a decision with data: which way a deal ended, and what each way has to say of itself. Losing is
 * prioritising, so most variants know when it is worth asking again.
 */
import { z } from 'zod';
import { DecimalAmount } from '../money/amounts.ts';
import { addMonths, IsoDate } from '../time.ts';

const words = (max: number) => z.string().trim().max(max);
const said = (max: number) => z.string().trim().min(1).max(max);
/** The component that decided it, in the customer's eyes. */
const component = words(200);
/** How far apart the prices were, in major units of the quote's currency. */
const priceGap = DecimalAmount.nullable();

/** What each variant asks beyond itself. */
const fields = {
  competitor: { competitor: said(120), priceGap, component },
  customer_disqualified: { cause: z.enum(['need-vanished', 'budget-withdrawn', 'wrong-fit']) },
  we_disqualified: { why: said(500) },
  no_decision: {},
  time_let_go: {},
  deprioritised_by_customer: { expectedAgain: IsoDate },
  /** Only where the buyer has said so. */
  price: { priceGap, component },
  duplicate_or_error: { link: words(300) },
} as const;
export type LostVariant = keyof typeof fields;
export const lostVariants = Object.keys(fields) as [LostVariant, ...LostVariant[]];

const common = {
  note: words(1_000),
  /** Whether anybody may ask again, and the day to do so. */
  comeBack: z.boolean(),
  wakeUpOn: IsoDate.nullable(),
};

const variant = <V extends LostVariant>(name: V) =>
  z.strictObject({ variant: z.literal(name), ...fields[name], ...common });
export const Loss = z.discriminatedUnion('variant', [
  variant('competitor'),
  variant('customer_disqualified'),
  variant('we_disqualified'),
  variant('no_decision'),
  variant('time_let_go'),
  variant('deprioritised_by_customer'),
  variant('price'),
  variant('duplicate_or_error'),
]);
export type Loss = z.infer<typeof Loss>;

export interface LostRule {
  /** After how many months it is worth asking again, unless somebody says otherwise; `null`: not by itself. */
  readonly comeBackMonths: number | null;
  /** A day to come back is not a wish here but what the variant means. */
  readonly needsWakeUp: boolean;
  /** Counted in no rate: it never was a deal. */
  readonly isNoLoss: boolean;
  /** Nobody has said anything of it: what was last heard of the customer is all there is to tell. */
  readonly keepsLastAct: boolean;
}

const rule = (comeBackMonths: number | null, more: Partial<LostRule> = {}): LostRule => ({
  comeBackMonths,
  needsWakeUp: false,
  isNoLoss: false,
  keepsLastAct: false,
  ...more,
});

export const lostRules: Readonly<Record<LostVariant, LostRule>> = {
  competitor: rule(12),
  customer_disqualified: rule(null),
  we_disqualified: rule(null),
  no_decision: rule(6, { keepsLastAct: true }),
  time_let_go: rule(6, { needsWakeUp: true }),
  /** The day that the customer expects to have time. */
  deprioritised_by_customer: rule(null, { needsWakeUp: true }),
  price: rule(6),
  duplicate_or_error: rule(null, { isNoLoss: true }),
};

/** The day to ask again that the variant starts out with, or `null`. `today`: the seller's. */
export function defaultWakeUp(of: LostVariant, today: IsoDate): IsoDate | null {
  const { comeBackMonths } = lostRules[of];
  return comeBackMonths === null ? null : addMonths(today, comeBackMonths);
}

/** What is wrong with the day to come back, if anything. */
export function wakeUpProblem(loss: Loss, today: IsoDate): 'missing' | 'past' | null {
  if (loss.wakeUpOn === null) return lostRules[loss.variant].needsWakeUp ? 'missing' : null;
  return loss.wakeUpOn <= today ? 'past' : null;
}
