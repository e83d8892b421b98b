/** The rows of the API by which a seller follows up what lies with a customer: another last day, and a reminder. */
import { z } from 'zod';
import { QuoteId } from '../ids.ts';
import { termsFields } from '../quote/quote.ts';
import { Instant, IsoDate } from '../time.ts';

const version = z.strictObject({ quoteId: QuoteId, number: z.coerce.number().int().min(1) });

/** A mail as it will be, to the first of those who get it. */
export const MailDraft = z.strictObject({
  language: termsFields.language,
  recipients: z.array(z.string()),
  subject: z.string(),
  heading: z.string(),
  paragraphs: z.array(z.string()),
  /** What stands above the seller's own words, where there are any. */
  messageFrom: z.string(),
  facts: z.array(z.tuple([z.string(), z.string()])),
  action: z.string(),
  footer: z.array(z.string()),
});
export type MailDraft = z.infer<typeof MailDraft>;

export const followUpApi = {
  extendOffer: {
    method: 'POST',
    path: '/api/quotes/:quoteId/extend',
    audience: 'user',
    summary:
      'Give what lies with the customer another last day. It stands in the next version, which is then reviewed and sent',
    params: z.strictObject({ quoteId: QuoteId }),
    body: z.strictObject({ validUntil: IsoDate }),
    answer: z.strictObject({ nextVersion: z.int() }),
  },
  getReminder: {
    method: 'GET',
    path: '/api/quotes/:quoteId/versions/:number/reminder',
    audience: 'user',
    summary: 'The mail that would remind the customer of a version, before it goes',
    params: version,
    answer: MailDraft,
  },
  remindBuyers: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/remind',
    audience: 'user',
    summary: 'Remind the customer of what lies with them. It makes nothing younger and answers nothing',
    params: version,
    body: z.strictObject({ message: z.string().trim().max(2_000) }),
    answer: z.strictObject({ at: Instant }),
  },
} as const;
