import type { MailState } from '#shared/protocol/deliveries.ts';
import { refuse } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import { tryAgain } from '../outbox/try-again.ts';
import { listDeliveries } from './delivery-views.ts';
import { listMails, readMail } from './mailbox.ts';
import { type DraftDeps, reminderDraft } from './reminder-draft.ts';
import { type ReportDeps, takeReports } from './take-reports.ts';

export interface MailHandlerDeps extends DraftDeps, ReportDeps {
  readonly mailState: () => MailState;
  /** Whether mail goes into the demo's mailbox. */
  readonly hasMailbox: boolean;
}

export function mailHandlers({ db, now, readDraft, mailState, hasMailbox, reportToken }: MailHandlerDeps) {
  return {
    listDeliveries: async ({ actor: { organisationId }, params: { quoteId, number } }) => ({
      mail: mailState(),
      deliveries: await listDeliveries(db, { organisationId, quoteId }, number),
    }),

    retryDelivery: async ({ actor: { organisationId }, params: { quoteId, deliveryId } }) => {
      const isOnItsWay = await tryAgain(db, { organisationId, quoteId }, deliveryId, now());
      return isOnItsWay ? {} : refuse('not-found');
    },

    reportMail: ({ caller, body }) => takeReports({ db, now, reportToken }, caller.headers, body.reports),

    getReminder: ({ actor, params }) => reminderDraft({ db, readDraft, now }, actor, params),

    listMails: async ({ actor: { organisationId } }) =>
      hasMailbox ? { mails: await listMails(db, organisationId) } : refuse('not-found'),

    getMail: async ({ actor: { organisationId }, params: { mailId } }) =>
      (hasMailbox && (await readMail(db, organisationId, mailId))) || refuse('not-found'),
  } satisfies Partial<Handlers>;
}
