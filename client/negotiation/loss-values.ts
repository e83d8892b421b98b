/** What is typed when a deal is closed as lost, and what it says once it is a loss. */
import { parseNumber } from '#shared/money/parse-number.ts';
import { defaultWakeUp, Loss, type LostVariant, wakeUpProblem } from '#shared/opportunity/loss.ts';
import type { SuggestedLoss } from '#shared/protocol/pipeline-api.ts';

/** What each variant asks beyond itself, in the order it is asked. */
export const lossFields = {
  competitor: ['competitor', 'priceGap', 'component'],
  price: ['priceGap', 'component'],
  no_decision: [],
  deprioritised_by_customer: ['expectedAgain'],
  time_let_go: [],
  customer_disqualified: ['cause'],
  we_disqualified: ['why'],
  duplicate_or_error: ['link'],
} as const satisfies Readonly<Record<LostVariant, readonly string[]>>;
export type LossField = (typeof lossFields)[LostVariant][number];
export const variantsInOrder = Object.keys(lossFields) as LostVariant[];

export interface LossValues {
  readonly variant: LostVariant;
  readonly fields: Readonly<Partial<Record<LossField, string>>>;
  readonly note: string;
  readonly wakeUpOn: string;
}

/** `today`: the seller's day. */
export function firstLoss(variant: LostVariant, today: string): LossValues {
  const fields = variant === 'customer_disqualified' ? { cause: 'need-vanished' } : {};
  return { variant, fields, note: '', wakeUpOn: defaultWakeUp(variant, today) ?? '' };
}

/** With that typed. To ask again when the customer expects to have time follows from it, until another day is set. */
export function withField(values: LossValues, field: LossField, typed: string): LossValues {
  const fields = { ...values.fields, [field]: typed };
  const follows = field === 'expectedAgain' && values.wakeUpOn === (values.fields.expectedAgain ?? '');
  return { ...values, fields, ...(follows && { wakeUpOn: typed }) };
}

/** What the buyer's own no suggests, for the seller to look at and change. */
export function suggestedLoss(
  { variant, comeBackOn, words }: Pick<SuggestedLoss, 'variant' | 'comeBackOn' | 'words'>,
  today: string,
): LossValues {
  const first = firstLoss(variant, today);
  const isAhead = comeBackOn !== null && comeBackOn > today;
  const expected = variant === 'deprioritised_by_customer' ? { expectedAgain: comeBackOn ?? '' } : {};
  return {
    ...first,
    fields: { ...first.fields, ...expected },
    note: words,
    wakeUpOn: isAhead ? comeBackOn : first.wakeUpOn,
  };
}

/** The loss, or what is wrong with what was typed. */
export function lossFrom(
  { variant, fields, note, wakeUpOn }: LossValues,
  today: string,
): { readonly loss: Loss } | { readonly unfit: 'unfit' | 'needsDay' } {
  const typed = (field: LossField) => fields[field] ?? '';
  const own = Object.fromEntries(
    lossFields[variant].map((field) => [
      field,
      field === 'priceGap' ? parseNumber(typed(field)) : typed(field).trim(),
    ]),
  );
  const comeBackOn = wakeUpOn || null;
  const loss = Loss.safeParse({ variant, ...own, note, comeBack: comeBackOn !== null, wakeUpOn: comeBackOn });
  if (!loss.success) return { unfit: 'unfit' };
  return wakeUpProblem(loss.data, today) ? { unfit: 'needsDay' } : { loss: loss.data };
}
