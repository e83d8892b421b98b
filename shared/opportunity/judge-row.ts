/**
 * What becomes of a row of a file: by the gate that everything else goes through, on the page before it is read in and
 * on the server as it is. What does not meet it waits outside; what has not even a name to wait under cannot be read.
 */
import { IsoDate } from '../time.ts';
import { type FieldFault, faultsOf, OpportunityGate } from './gate.ts';
import { defaultWakeUpOf, NewWaiting, type WaitingReason } from './waiting.ts';

/** What it states, by the names of the gate's questions, and `wakeUpOn`, where it is to wait. */
export type DealRow = Readonly<Record<string, unknown>>;

export type Judgement =
  | { readonly verdict: 'opens'; readonly gate: OpportunityGate }
  | { readonly verdict: 'waits'; readonly who: NewWaiting; readonly faults: readonly FieldFault[] }
  | { readonly verdict: 'unreadable'; readonly faults: readonly FieldFault[] };

/** What need not be said. */
const blank = { customerCompanyNumber: '', customerAddress: '' };

/** `today` is the seller's. */
export function judgeRow(row: DealRow, today: IsoDate): Judgement {
  const { wakeUpOn: _, ...answers } = { ...blank, ...row } as Record<string, unknown>;
  const faults = faultsOf(answers, today);
  if (faults.length === 0) return { verdict: 'opens', gate: OpportunityGate.parse(answers) };
  const who = NewWaiting.safeParse(waitingOf(row, faults, today));
  return who.success ? { verdict: 'waits', who: who.data, faults } : { verdict: 'unreadable', faults };
}

function waitingOf(
  row: DealRow,
  faults: readonly FieldFault[],
  today: IsoDate,
): Partial<Record<keyof NewWaiting, unknown>> {
  const close = IsoDate.safeParse(row['expectedClose']);
  const asked = IsoDate.safeParse(row['wakeUpOn']);
  const email = NewWaiting.shape.contactEmail.safeParse(row['contactEmail']);
  const has = (fault: FieldFault['fault']) => faults.some((one) => one.fault === fault);
  const reason: WaitingReason = has('no-need')
    ? 'no-need-yet'
    : has('beyond-reach')
      ? 'closes-later'
      : 'incomplete';
  return {
    customerName: row['customerName'],
    title: row['title'],
    contactName: row['contactName'] ?? '',
    contactEmail: email.success ? email.data : '',
    reason,
    note: row['needNote'] ?? '',
    wakeUpOn:
      asked.success && asked.data > today
        ? asked.data
        : defaultWakeUpOf(close.success ? close.data : null, today),
  };
}
