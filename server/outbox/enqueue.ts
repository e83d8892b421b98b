/**
 * What must reach somebody outside is written in the transaction that causes it, so there is never a version
 * without its notification nor a notification without its version (promise I-16). One row says what happened; one
 * delivery per person waits until the sender takes it.
 */
import type { Transaction } from 'kysely';
import type { OrganisationId, QuoteId, VersionId } from '#shared/ids.ts';
import { type NoticePayload, type NoticeTopic, notices, type Recipient } from '#shared/protocol/notices.ts';
import type { Instant } from '#shared/time.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { isUrgent } from './topics.ts';
import { outboxWritten } from './written.ts';

/** One message of the named topic; the payload is the topic's own. */
export type OutboxMessage<T extends NoticeTopic = NoticeTopic> = {
  readonly [K in T]: {
    readonly organisationId: OrganisationId;
    /** `null`: it is about several quotes, or none. */
    readonly quoteId: QuoteId | null;
    readonly topic: K;
    readonly payload: NoticePayload<K>;
    /** Not delivered before, so that it can still be taken back (`cancel`). Absent: at once. */
    readonly notBefore?: Instant;
  };
}[T];

/** Throws a ZodError for a payload that is not its topic's. Nobody is told twice, however often they are listed. */
export async function enqueue(trx: Transaction<Schema>, message: OutboxMessage, now: Instant): Promise<void> {
  const { organisationId, quoteId, topic } = message;
  const payload = notices[topic].parse(message.payload);
  const of = { organisation_id: organisationId, quote_id: quoteId };
  const { id: eventId } = await trx
    .insertInto('outbox')
    .values({
      ...of,
      version_id: versionOf(payload),
      topic,
      payload: JSON.stringify(payload),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const people = eachOnce(payload.recipients);
  if (people.length === 0) return;
  await trx
    .insertInto('delivery')
    .values(
      people.map(({ participantId, name, email, language }) => ({
        ...of,
        id: randomId(),
        event_id: eventId,
        lane: laneOf(quoteId, topic, email),
        participant_id: participantId,
        name,
        email,
        language: language ?? null,
        state: 'waiting' as const,
        due_at: message.notBefore ?? now,
        attempts: 0,
        leased_until: 0,
        lease: null,
        settled_at: null,
        failure: null,
        failure_detail: null,
      })),
    )
    .execute();
  outboxWritten.tell();
}

function versionOf(payload: NoticePayload<NoticeTopic>): VersionId | null {
  return 'versionId' in payload ? payload.versionId : null;
}

function eachOnce(recipients: readonly Recipient[]): Recipient[] {
  return [...new Map(recipients.map((person) => [addressKey(person.email), person])).values()];
}

/**
 * Deliveries of one lane go out one after the other: everybody hears of a quote in the order in which it happened,
 * and an address that takes nothing holds up nobody else. What is urgent waits for nothing.
 */
function laneOf(quoteId: QuoteId | null, topic: NoticeTopic, email: string): string {
  return `${quoteId ?? 'no quote'} ${addressKey(email)}${isUrgent(topic) ? ' urgent' : ''}`;
}

function addressKey(email: string): string {
  return email.trim().toLowerCase();
}
