/** What became of what people outside were told, as the seller sees it. */
import { z } from 'zod';
import { Instant } from '../time.ts';
import { noticeTopics } from './notices.ts';

/** waiting: not yet, or to be tried again. failed: given up, until somebody says to try again. */
export const deliveryStates = ['waiting', 'delivered', 'failed', 'cancelled'] as const;
export const DeliveryState = z.enum(deliveryStates);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** Why a try failed, or why nothing is delivered any more. */
export const deliveryFailures = [
  /** The mail server answered no; the detail is its answer. */
  'refused',
  /** It did not take the name and password we have for it. */
  'login-refused',
  'unreachable',
  /** No answer in time. It may have come through all the same. */
  'timed-out',
  /** No mail can be sent to what stands there as the address. */
  'address-unusable',
  /** It waited longer than anybody would want to be told. */
  'too-old',
  /** The person's access to the quote was taken back. */
  'access-revoked',
  /** What it was about is over: a code that no longer counts. */
  'expired',
  'internal-error',
  /** The mail service took it, and says that it came back. */
  'bounced',
  /** Its reader called it spam. */
  'complained',
] as const;
export const DeliveryFailure = z.enum(deliveryFailures);
export type DeliveryFailure = z.infer<typeof DeliveryFailure>;

/** What the mail service may say of a mail that it had taken. Another try that it makes itself is not worth saying. */
export const mailTroubles = ['bounced', 'complained'] as const satisfies readonly DeliveryFailure[];
export const MailTrouble = z.enum(mailTroubles);
export type MailTrouble = z.infer<typeof MailTrouble>;

/** Whether mail goes out at all: it does; no mail server is set up; held back after the data were restored or copied. */
export const mailStates = ['sending', 'not-set-up', 'held'] as const;
export const MailState = z.enum(mailStates);
export type MailState = z.infer<typeof MailState>;

/** One notice on its way to one person. */
export const DeliveryView = z.strictObject({
  id: z.string(),
  topic: z.enum(noticeTopics),
  name: z.string(),
  email: z.string(),
  state: DeliveryState,
  /** When it is tried next, while it waits. */
  dueAt: Instant,
  attempts: z.int(),
  settledAt: Instant.nullable(),
  failure: DeliveryFailure.nullable(),
  /** The mail server's own words, in whatever language it speaks. */
  failureDetail: z.string().nullable(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

/** A mail in the demo's mailbox, as the list shows it. */
export const MailSummary = z.strictObject({
  id: z.string(),
  sentAt: Instant,
  toName: z.string(),
  toEmail: z.string(),
  subject: z.string(),
});
export type MailSummary = z.infer<typeof MailSummary>;

export const MailView = MailSummary.extend({
  from: z.string(),
  text: z.string(),
  /** A whole document. To be shown where no script runs and nothing is fetched. */
  html: z.string(),
});
export type MailView = z.infer<typeof MailView>;
