/** The rows of the API for what time asks of one person, and in which language they are told of it. */
import { z } from 'zod';
import { termsFields } from '../quote/quote.ts';
import { Instant, IsoDate } from '../time.ts';
import { PriceNow, TaskView } from './pipeline-api.ts';

export const MyTask = TaskView.extend({
  /** Of a deal that is open. */
  expectedClose: IsoDate.nullable(),
  /** What lies with the customer. `ageDays`: since it was sent. `daysToExpiry`: negative when it has ended. */
  offered: z
    .strictObject({
      versionNumber: z.int(),
      sentAt: Instant,
      validUntil: IsoDate.nullable(),
      ageDays: z.int(),
      daysToExpiry: z.int().nullable(),
    })
    .nullable(),
  /** Of a deal to be woken up: the version that was sent last, and what it comes to at the catalogue's prices of today. */
  priceNow: PriceNow.nullable(),
});
export type MyTask = z.infer<typeof MyTask>;

/** Where a page ended: the day since which its last task is asked, and which one it is. */
export const TaskCursor = z.string().regex(/^\d{4}-\d{2}-\d{2} \S{1,100}$/);

export const tasksApi = {
  listTasks: {
    method: 'GET',
    path: '/api/tasks',
    audience: 'user',
    summary:
      'What time asks of the caller, a page at a time: of their own deals, and as a manager of those that have waited long',
    query: z.object({
      after: TaskCursor.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.strictObject({
      /** The seller's day. */
      today: IsoDate,
      /** What has waited longest first. */
      tasks: z.array(MyTask),
      /** How many there are in all. */
      count: z.int(),
      /** `null`: there are no more. */
      after: TaskCursor.nullable(),
    }),
  },
  setMailLanguage: {
    method: 'POST',
    path: '/api/me/mail-language',
    audience: 'user',
    summary: 'Say in which language one is told of what waits',
    body: z.strictObject({ language: termsFields.language }),
    answer: z.strictObject({}),
  },
} as const;
