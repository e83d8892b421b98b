/** The one thing to do about each outstanding quote. */
import type { NextStep } from '#shared/opportunity/next-step.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import { addDays, type IsoDate } from '#shared/time.ts';

export type RowAction = 'answer' | 'extend' | 'remind' | 'setDate';

const actions: Readonly<Record<NextStep, RowAction>> = {
  'waiting-for-us': 'answer',
  'expires-soon': 'extend',
  expired: 'extend',
  'waiting-for-customer': 'remind',
  'let-go': 'setDate',
};

/** A deal whose day has passed is given another before a next version is opened for it. */
export function actionOf(
  { nextStep, expectedClose }: Pick<OutstandingQuote, 'nextStep' | 'expectedClose'>,
  today: IsoDate,
): RowAction {
  const action = actions[nextStep];
  return action === 'extend' && expectedClose < today ? 'setDate' : action;
}

/** A week at least; else as long again as it was valid for. */
export function suggestedEnd(
  { ageDays, daysToExpiry }: Pick<OutstandingQuote, 'ageDays' | 'daysToExpiry'>,
  today: IsoDate,
): IsoDate {
  return addDays(today, Math.max(7, ageDays + (daysToExpiry ?? 0)));
}

/** Where the answer is given: in the thread that waits, else among the proposals. */
export function answerPlace({
  waitingThread,
  openQuestions,
}: Pick<OutstandingQuote, 'waitingThread' | 'openQuestions'>): { thread?: string; panel?: 'proposals' } {
  if (waitingThread !== null) return { thread: waitingThread };
  return openQuestions > 0 ? { panel: 'proposals' } : {};
}
