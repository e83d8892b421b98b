/** An outbox on a real database, with a clock that stands still until a test moves it and quotes to speak of. */
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import type { Recipient } from '#shared/protocol/notices.ts';
import type { Claimed } from '../../server/outbox/claim.ts';
import { enqueue } from '../../server/outbox/enqueue.ts';
import { Sender, type SenderOptions } from '../../server/outbox/sender.ts';
import type { Outcome } from '../../server/outbox/settle.ts';
import type { Schema } from '../../server/storage/schema.ts';
import { insertOrganisation, type RowIds, testStorage } from './storage.ts';

export const startOfTest = Date.UTC(2026, 10, 24, 12);

export interface OutboxWorld {
  readonly db: Kysely<Schema>;
  readonly path: string;
  readonly clock: { now: number };
  readonly now: () => number;
  readonly ids: RowIds;
}

export async function outboxWorld(): Promise<OutboxWorld> {
  const { db, path } = await testStorage();
  const clock = { now: startOfTest };
  return { db, path, clock, now: () => clock.now, ids: await insertOrganisation(db, 'north') };
}

/** Somebody told of something in the quote, under a name by which the test knows it again. */
export function tell(
  { db, now }: Pick<OutboxWorld, 'db' | 'now'>,
  { organisation, quote }: RowIds,
  what: string,
  emails: readonly string[] = ['anna@example.com'],
  notBefore?: number,
): Promise<void> {
  return db.transaction().execute((trx) =>
    enqueue(
      trx,
      {
        organisationId: organisation,
        quoteId: quote,
        topic: 'send_requested',
        payload: { byName: 'Anna', message: what, recipients: emails.map(recipient) },
        ...(notBefore === undefined ? {} : { notBefore }),
      },
      now(),
    ),
  );
}

export function recipient(email: string): Recipient {
  return { participantId: null, name: email.split('@')[0] ?? '', email };
}

/** What the test named it, and for whom. */
export function told({ delivery, event }: Claimed): string {
  return `${JSON.parse(event.payload).message} to ${delivery.name}`;
}

export const delivered: Outcome = { type: 'delivered' };
export const failed: Outcome = { type: 'failed', failure: 'refused', detail: '451 later' };

/** A sender whose tries the test answers. It sleeps until the test wakes it, unless it is given a timer. */
export function senderOf(
  { db, now }: Pick<OutboxWorld, 'db' | 'now'>,
  deliver: SenderOptions['deliver'],
  more: Partial<SenderOptions> = {},
): Sender {
  return new Sender({ db, now, deliver, log: pino({ level: 'silent' }), after: () => () => {}, ...more });
}

/** Looks once, and waits until nothing more is due. */
export async function sendDue(sender: Sender): Promise<void> {
  sender.look();
  await sender.idle();
}
