/**
 * A link that asks for a code lets in whoever reads the mail of the person it names, on each new device once: who only
 * holds the link, such as somebody it was forwarded to, stays outside. Codes are as for signing
 * (`mailed-codes.ts`).
 */
import type { Kysely, Selectable, Transaction } from 'kysely';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { hashToken, randomId, randomToken } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { codePause, mailedCodeLimits } from './mailed-codes.ts';
import type { Origin } from './origin.ts';

/** How long a device is known on which a code was entered. */
export const knownForMs = 30 * 24 * 3_600_000;

export type Link = Pick<
  Selectable<Schema['share_link']>,
  'id' | 'organisation_id' | 'quote_id' | 'participant_id' | 'asks_code'
>;

/** What a browser brings beside the link. */
export interface Proof {
  /** Whether the code of that challenge was typed. Absent: none was. */
  readonly isCode?: ((challengeId: string) => boolean) | undefined;
  /** What tells the device, from an earlier code; `null` where it has none. */
  readonly device: string | null;
}

export const nothingBrought: Proof = { device: null };

export interface LinkCodeSent {
  /** As much of it as its owner knows it by. */
  readonly sentTo: string;
  readonly expiresAt: number;
}

/** The link that has this token and still lets somebody in. */
export function usableLink(db: Kysely<Schema>, token: string, now: number) {
  return db
    .selectFrom('share_link')
    .select(['id', 'organisation_id', 'quote_id', 'participant_id', 'expires_at', 'asks_code'])
    .where('token_hash', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/**
 * Whether the link may be used with this proof. `null`: as it is. A new value for the device's cookie: a code was
 * entered. Refuses with `link-code-needed` and where one would be mailed to, with `code-wrong` or with `code-over`.
 */
export async function admit(
  trx: Transaction<Schema>,
  link: Link,
  { isCode, device }: Proof,
  now: number,
): Promise<string | null | Refusal> {
  if (link.asks_code === 0 || (await isKnown(trx, link, device, now))) return null;
  if (!isCode) {
    const { email } = await personOf(trx, link);
    return refuse('link-code-needed', { details: { sentTo: hinted(email) } });
  }
  const refusal = await tryCode(trx, link, isCode, now);
  return refusal ?? remember(trx, link, device, now);
}

/** Mails a code. Refuses with `too-many-requests` and when to ask again, once so many have been mailed. */
export async function mailLinkCode(
  trx: Transaction<Schema>,
  link: Link,
  { address }: Pick<Origin, 'address'>,
  now: number,
): Promise<LinkCodeSent | Refusal> {
  const person = await personOf(trx, link);
  const { organisation_id, quote_id, participant_id, id: share_link_id } = link;
  const asked = { organisation_id, share_link_id, email: person.email.trim().toLowerCase(), address };
  const retryAt = await codePause(trx, 'link_code', asked, now);
  if (retryAt !== null) {
    const retryAfter = Math.ceil((retryAt - now) / 1_000);
    return refuse('too-many-requests', { details: { retryAt }, retryAfter });
  }
  const id = randomId();
  const expiresAt = now + mailedCodeLimits.lifetimeMs;
  await trx
    .insertInto('link_code')
    .values({
      ...asked,
      id,
      quote_id,
      participant_id,
      sent_at: now,
      expires_at: expiresAt,
      tries: 0,
      passed_at: null,
    })
    .execute();
  const of = { organisationId: organisation_id, quoteId: quote_id };
  const recipients = [{ participantId: participant_id, name: person.name, email: person.email }];
  const payload = { versionId: null, challengeId: id, expiresAt, recipients };
  await enqueue(trx, { ...of, topic: 'sign_code', payload }, now);
  await audit(trx, link, 'code_sent', now, { challengeId: id, email: person.email });
  return { sentTo: hinted(person.email), expiresAt };
}

/** The latest code that was mailed for the link counts, and the try does, right or wrong. `null`: it is right. */
async function tryCode(
  trx: Transaction<Schema>,
  link: Link,
  isCode: (challengeId: string) => boolean,
  now: number,
): Promise<Refusal | null> {
  const latest = await trx
    .selectFrom('link_code')
    .select('id')
    .where('share_link_id', '=', link.id)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const tried =
    latest &&
    (await trx
      .updateTable('link_code')
      .set((eb) => ({ tries: eb('tries', '+', 1) }))
      .where('id', '=', latest.id)
      .where('tries', '<', mailedCodeLimits.tries)
      .where('passed_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['id', 'tries'])
      .executeTakeFirst());
  if (!tried) return refuse('code-over');
  const isRight = isCode(tried.id);
  await audit(trx, link, isRight ? 'code_passed' : 'code_failed', now, { challengeId: tried.id });
  if (!isRight) return refuse('code-wrong', { details: { triesLeft: mailedCodeLimits.tries - tried.tries } });
  await trx.updateTable('link_code').set({ passed_at: now }).where('id', '=', tried.id).execute();
  return null;
}

async function isKnown(
  trx: Transaction<Schema>,
  link: Link,
  device: string | null,
  now: number,
): Promise<boolean> {
  if (device === null) return false;
  const known = await trx
    .selectFrom('known_device')
    .select('expires_at')
    .where('token_hash', '=', hashToken(device))
    .where('share_link_id', '=', link.id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return known !== undefined;
}

/** Under a new value each time, which takes with it what the device was known for: nobody can have set it before. */
async function remember(
  trx: Transaction<Schema>,
  link: Link,
  device: string | null,
  now: number,
): Promise<string> {
  const token = randomToken();
  const token_hash = hashToken(token);
  await trx.deleteFrom('known_device').where('expires_at', '<=', now).execute();
  if (device !== null) {
    const old = trx.updateTable('known_device').where('token_hash', '=', hashToken(device));
    await old.set({ token_hash }).execute();
  }
  const { organisation_id, quote_id, participant_id, id: share_link_id } = link;
  await trx
    .insertInto('known_device')
    .values({
      token_hash,
      share_link_id,
      organisation_id,
      quote_id,
      participant_id,
      expires_at: now + knownForMs,
    })
    .onConflict((conflict) =>
      conflict.columns(['token_hash', 'share_link_id']).doUpdateSet({ expires_at: now + knownForMs }),
    )
    .execute();
  return token;
}

function personOf(db: Kysely<Schema>, { organisation_id, quote_id, participant_id }: Link) {
  return db
    .selectFrom('participant')
    .select(['name', 'email'])
    .where('organisation_id', '=', organisation_id)
    .where('quote_id', '=', quote_id)
    .where('id', '=', participant_id)
    .executeTakeFirstOrThrow();
}

function audit(
  trx: Transaction<Schema>,
  { organisation_id, quote_id, participant_id, id }: Link,
  action: 'code_sent' | 'code_passed' | 'code_failed',
  at: number,
  detail: Readonly<Record<string, string>>,
): Promise<unknown> {
  return recordAudit(trx, {
    organisationId: organisation_id,
    quoteId: quote_id,
    actor: { kind: 'guest', id: participant_id },
    action,
    detail: { linkId: id, ...detail },
    at,
  });
}

/** `a…@lindqvist.example`: who reads that mail knows which it is, and whoever only holds the link does not learn it. */
export function hinted(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.min(1, at))}…${email.slice(at)}`;
}
