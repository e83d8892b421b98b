/** The row of the API by which somebody says who they are. */
import { z } from 'zod';
import { QuoteId } from '../ids.ts';
import { ParticipantView } from './change.ts';

export const peopleApi = {
  confirmName: {
    method: 'POST',
    path: '/api/quotes/:quoteId/me/name',
    audience: 'guest',
    summary:
      'Say once that one is who one was invited as, or what one is called instead. What is sent or signed keeps the name it has',
    params: z.strictObject({ quoteId: QuoteId }),
    body: z.strictObject({
      /** `null`: it is right as it stands. */
      correction: z
        .strictObject({ name: z.string().trim().min(1).max(120), title: z.string().trim().max(120) })
        .nullable(),
    }),
    answer: z.strictObject({ participant: ParticipantView }),
  },
} as const;
