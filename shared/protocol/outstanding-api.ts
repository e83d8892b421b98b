/** The row of the API that lists what lies with customers. */
import { z } from 'zod';
import { NextStep } from '../opportunity/next-step.ts';
import { IsoDate } from '../time.ts';
import { pageAsked, pageGiven } from './ordered-page.ts';
import { Total } from './pipeline-api.ts';
import { OutstandingQuote } from './views.ts';

/** Some next steps, with commas between. */
const Steps = z
  .string()
  .max(100)
  .refine((text) => stepsIn(text).every((step) => NextStep.safeParse(step).success), 'not next steps');

export const stepsIn = (text: string): string[] => text.split(',');

/** Under the headings of the next steps; or as one list, by what the follow-up of all of them begins with. */
export const outstandingOrders = ['by-step', 'by-need'] as const;
export type OutstandingOrder = (typeof outstandingOrders)[number];

export const outstandingApi = {
  listOutstanding: {
    method: 'GET',
    path: '/api/outstanding',
    audience: 'user',
    summary:
      'Versions that lie with customers a page at a time, by what each needs next, under sums of all of them',
    query: z.object({
      /** By name, as lists know people. */
      owner: z.string().max(300).optional(),
      /** These alone. */
      steps: Steps.optional(),
      sort: z.enum(outstandingOrders).default('by-step'),
      ...pageAsked,
    }),
    answer: z.strictObject({
      /** The seller's day. */
      today: IsoDate,
      quotes: z.array(OutstandingQuote),
      ...pageGiven,
      /** Of all pages; one sum per currency, which never mix. */
      sums: Total.shape.sums,
      /** The middle age of all pages in whole days; `null`: there is nothing. */
      medianAgeDays: z.int().nullable(),
      /** That owner's by next step, whichever steps are asked for. Empty ones are absent. */
      steps: z.array(Total.extend({ step: NextStep })),
      /** Everybody who owns one of all there are, by name. */
      owners: z.array(z.string()),
    }),
  },
} as const;
