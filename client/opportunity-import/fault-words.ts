/** What to do about an answer that does not fit, by what is wrong and what is asked. */
import type { GateFault } from '#shared/opportunity/gate.ts';
import { type DealColumn, dealColumns } from '#shared/opportunity/import-columns.ts';

const unreadable = { number: 'number', date: 'date', yesNo: 'yesNo', text: 'long' } as const;
/** Texts of a form of their own. */
const forms: Partial<Record<DealColumn, 'email' | 'currencyCode'>> = {
  contactEmail: 'email',
  currency: 'currencyCode',
};

export type FaultWord =
  | Exclude<GateFault, 'unreadable'>
  | (typeof unreadable)[keyof typeof unreadable]
  | 'email'
  | 'currencyCode';

export function faultWord(column: DealColumn, fault: GateFault): FaultWord {
  return fault === 'unreadable' ? (forms[column] ?? unreadable[dealColumns[column].kind]) : fault;
}
