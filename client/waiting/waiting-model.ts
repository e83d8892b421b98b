/** Between the form of the gate and the waiting list: what may wait, and what was answered of it. */
import { type NewWaiting, NewWaiting as Waiting } from '#shared/opportunity/waiting.ts';
import type { WaitingView } from '#shared/protocol/waiting-api.ts';
import { addMonths, type IsoDate } from '#shared/time.ts';
import { emptyGate, type GateValues, isGateField } from '../quotes/gate-answers.ts';

/** Why it may wait; `null`: it needs another answer, or a name to wait under. */
export function whyWait(
  { customerName, title, expectedClose, needWithinHalfYear }: GateValues,
  today: IsoDate,
): 'closes-later' | 'no-need-yet' | null {
  if (customerName.trim() === '' || title.trim() === '') return null;
  if (expectedClose > addMonths(today, 6)) return 'closes-later';
  return needWithinHalfYear ? null : 'no-need-yet';
}

/** With all answers as they were typed, so that nothing is asked twice. */
export function waitingOf(
  values: GateValues,
  reason: NewWaiting['reason'],
  wakeUpOn: IsoDate,
): NewWaiting & { readonly answers: Record<keyof GateValues, string | boolean> } {
  const { customerName, title, contactName, contactEmail, needNote } = values;
  const email = Waiting.shape.contactEmail.safeParse(contactEmail.trim());
  return {
    customerName,
    title,
    contactName,
    contactEmail: email.success ? email.data : '',
    reason,
    note: needNote,
    wakeUpOn,
    answers: { ...values },
  };
}

/** What the form of the gate begins with for somebody who waited. A day that is past is asked anew, and so is the need. */
export function gateOf(who: WaitingView, today: IsoDate): GateValues {
  const answered = Object.entries(who.answers).filter(
    ([field, value]) => isGateField(field) && typeof value === 'string',
  );
  const values: GateValues = { ...emptyGate, ...Object.fromEntries(answered) };
  const { customerName, title, contactName, contactEmail, note } = who;
  const isAhead = values.expectedClose >= today && values.expectedClose <= addMonths(today, 6);
  return {
    ...values,
    customerName,
    title,
    contactName,
    contactEmail,
    needNote: values.needNote || note,
    expectedClose: isAhead ? values.expectedClose : '',
    needWithinHalfYear: false,
  };
}
