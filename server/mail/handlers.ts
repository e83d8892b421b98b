import type { Kysely } from 'kysely';
import type { MailState } from '#shared/protocol/deliveries.ts';
import { refuse } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import { tryAgain } from '../outbox/try-again.ts';
import type { Clock } from '../storage/clock.ts';
import type { Schema } from '../storage/schema.ts';
import { listDeliveries } from './delivery-views.ts';
import { listMails, readMail } from './mailbox.ts';

export interface MailHandlerDeps {
  readonly db: Kysely<Schema>;
  readonly now: Clock;
  readonly mailState: () => MailState;
  /** Whether mail goes into the demo's mailbox. */
  readonly hasMailbox: boolean;
}

export function mailHandlers({ db, now, mailState, hasMailbox }: MailHandlerDeps) {
  return {
    listDeliveries: async ({ actor: { organisationId }, params: { quoteId, number } }) => ({
      mail: mailState(),
      deliveries: await listDeliveries(db, { organisationId, quoteId }, number),
    }),

    retryDelivery: async ({ actor: { organisationId }, params: { quoteId, deliveryId } }) => {
      const isOnItsWay = await tryAgain(db, { organisationId, quoteId }, deliveryId, now());
      return isOnItsWay ? {} : refuse('not-found');
    },

    listMails: async ({ actor: { organisationId } }) =>
      hasMailbox ? { mails: await listMails(db, organisationId) } : refuse('not-found'),

    getMail: async ({ actor: { organisationId }, params: { mailId } }) =>
      (hasMailbox && (await readMail(db, organisationId, mailId))) || refuse('not-found'),
  } satisfies Partial<Handlers>;
}
