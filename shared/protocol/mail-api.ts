/** The rows of the API that are about mail: what became of it, and the demo's mailbox. */
import { z } from 'zod';
import { QuoteId } from '../ids.ts';
import { DeliveryView, MailState, MailSummary, MailTrouble, MailView } from './deliveries.ts';

const id = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);
const nothing = z.strictObject({});

export const mailApi = {
  listDeliveries: {
    method: 'GET',
    path: '/api/quotes/:quoteId/versions/:number/deliveries',
    audience: 'user',
    summary: 'Who was told what about a version, and whether it has gone out; latest first',
    params: z.strictObject({ quoteId: QuoteId, number: z.coerce.number().int().min(1) }),
    answer: z.strictObject({ mail: MailState, deliveries: z.array(DeliveryView) }),
  },
  retryDelivery: {
    method: 'POST',
    path: '/api/quotes/:quoteId/deliveries/:deliveryId/retry',
    audience: 'user',
    summary: 'Try again at once what was given up, or waits for its next try. It keeps its id',
    params: z.strictObject({ quoteId: QuoteId, deliveryId: id }),
    body: nothing,
    answer: nothing,
  },
  reportMail: {
    method: 'POST',
    path: '/api/mail-reports',
    audience: 'anyone',
    summary:
      'What the mail service says of mails afterwards: that they came back for good, or were called spam. With `Authorization: Bearer` and the MAIL_REPORT_TOKEN of the installation. A report that comes again changes nothing',
    body: z.strictObject({
      reports: z
        .array(
          z.strictObject({
            /** The report’s own, the same whenever it is repeated. */
            id: z.string().min(1).max(200),
            /** The `Message-ID` of the mail. */
            messageId: z.string().min(1).max(300),
            kind: MailTrouble,
            /** The other side’s own words. */
            detail: z.string().max(500).default(''),
          }),
        )
        .min(1)
        .max(500),
    }),
    /** How many of them were new, and of mails of ours. */
    answer: z.strictObject({ taken: z.int() }),
  },
  listMails: {
    method: 'GET',
    path: '/api/mails',
    audience: 'user',
    summary:
      'The mailbox of the demo, latest first. Exists in demo mode only, while no mail server is set up',
    answer: z.strictObject({ mails: z.array(MailSummary) }),
  },
  getMail: {
    method: 'GET',
    path: '/api/mails/:mailId',
    audience: 'user',
    summary: 'One mail of the demo’s mailbox',
    params: z.strictObject({ mailId: id }),
    answer: MailView,
  },
} as const;
