/**
 * What must reach somebody outside is written in the transaction that causes it, so there is never a version
 * without its notification nor a notification without its version. Rows wait here until a sender takes them.
 */
import type { Transaction } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { OutboxTable, Schema } from '../storage/schema.ts';

export interface OutboxMessage {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly topic: OutboxTable['topic'];
  /** Written as JSON; holds ids and what cannot be read from the rows they name. */
  readonly payload: unknown;
}

export async function enqueue(trx: Transaction<Schema>, message: OutboxMessage, now: number): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({
      organisation_id: message.organisationId,
      quote_id: message.quoteId,
      topic: message.topic,
      payload: JSON.stringify(message.payload),
      created_at: now,
      delivered_at: null,
      attempts: 0,
    })
    .execute();
}
