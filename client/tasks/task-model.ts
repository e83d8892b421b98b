/** How each question of time can be answered where it is read. */
import type { TaskRule } from '#shared/opportunity/time-rules.ts';
import type { MyTask } from '#shared/protocol/tasks-api.ts';

export type TaskAct = 'setDate' | 'extend' | 'snooze' | 'later' | 'drop' | 'open' | 'convert';

const acts: Readonly<Record<Exclude<TaskRule, 'wake-up'>, readonly TaskAct[]>> = {
  // Losing is a decision with data: it is taken in the quote.
  'let-go': ['setDate', 'snooze', 'open'],
  overdue: ['setDate', 'open'],
  'expires-soon': ['extend', 'open'],
  slipping: ['setDate', 'open'],
  'review-waits': ['open'],
  'mail-returned': ['open', 'later', 'drop'],
  'stepped-back': ['open'],
  'ready-again': ['open', 'later', 'drop'],
};

export function actsOf({ rule, waitingId }: Pick<MyTask, 'rule' | 'waitingId'>): readonly TaskAct[] {
  if (rule !== 'wake-up') return acts[rule];
  return waitingId === null ? ['open', 'later', 'drop'] : ['convert', 'later', 'drop'];
}

/** The day that the question names. */
export function dayAsked({ rule, expectedClose, offered, since }: MyTask): string {
  if (rule === 'overdue') return expectedClose ?? since;
  return rule === 'expires-soon' ? (offered?.validUntil ?? since) : since;
}
