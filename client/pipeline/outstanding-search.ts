/** What of the page of outstanding quotes stands in its address, so that a list or a colleague can lead there. */
import { NextStep } from '#shared/opportunity/next-step.ts';

export interface OutstandingSearch {
  readonly owner?: string;
  readonly step?: NextStep;
  /** One list, by what has to be followed up first; absent: under the headings of the next steps. */
  readonly sort?: 'by-need';
}

/** Keeps what is known and drops the rest. */
export function validOutstandingSearch(search: Record<string, unknown>): OutstandingSearch {
  const step = NextStep.safeParse(search['step']).data;
  return {
    ...(typeof search['owner'] === 'string' && { owner: search['owner'] }),
    ...(step !== undefined && { step }),
    ...(search['sort'] === 'by-need' && { sort: 'by-need' }),
  };
}
