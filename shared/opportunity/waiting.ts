/** The waiting list, outside the pipeline: a contact is there, a need within half a year is not, or nobody knows. */
import { z } from 'zod';
import { addMonths, IsoDate } from '../time.ts';
import { OpportunityGate } from './gate.ts';

export const waitingReasons = ['closes-later', 'need-unknown', 'no-need-yet', 'incomplete', 'other'] as const;
export const WaitingReason = z.enum(waitingReasons);
export type WaitingReason = z.infer<typeof WaitingReason>;

export const waitingStates = ['waiting', 'converted', 'dropped'] as const;
export const WaitingState = z.enum(waitingStates);
export type WaitingState = z.infer<typeof WaitingState>;

const words = (max: number) => z.string().trim().max(max);
const { title, customerName } = OpportunityGate.shape;

export const NewWaiting = z.strictObject({
  customerName,
  title,
  contactName: words(120),
  contactEmail: z.union([z.literal(''), z.email().max(200)]),
  reason: WaitingReason,
  note: words(1_000),
  /** The day on which to ask again. It lies ahead. */
  wakeUpOn: IsoDate,
});
export type NewWaiting = z.infer<typeof NewWaiting>;

/** The day to ask again of what closes beyond the gate: when it comes within reach; of all else, in a month. */
export function defaultWakeUpOf(expectedClose: IsoDate | null, today: IsoDate): IsoDate {
  const within = expectedClose === null ? '' : addMonths(expectedClose, -6);
  return within > today ? within : addMonths(today, 1);
}
