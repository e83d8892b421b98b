/**
 * The code that shows a signer reads the mail the link was sent to. It counts for one signature, in the session it was
 * entered in.
 */
import type { Kysely, Transaction } from 'kysely';
import type { VersionId } from '#shared/ids.ts';
import type { GuestActor } from '../accounts/actor.ts';
import type { DerivedSecrets } from '../accounts/derived-secrets.ts';
import { isSameCode, mailedCodeLimits } from '../accounts/mailed-codes.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema, SignCodeTable } from '../storage/schema.ts';

export const codeLimits = {
  ...mailedCodeLimits,
  /** How long a code that was entered may wait for the signature. */
  verifiedMs: 30 * 60_000,
} as const;

/** Makes a challenge; whoever knows the installation's secret can tell its digits from the id (`derived-secrets.ts`). */
export async function newCode(
  trx: Transaction<Schema>,
  code: Pick<
    SignCodeTable,
    'organisation_id' | 'quote_id' | 'version_id' | 'participant_id' | 'share_link_id' | 'email' | 'address'
  >,
  now: number,
): Promise<{ readonly id: string; readonly expiresAt: number }> {
  const id = randomId();
  const expiresAt = now + codeLimits.lifetimeMs;
  await trx
    .insertInto('sign_code')
    .values({
      ...code,
      id,
      sent_at: now,
      expires_at: expiresAt,
      tries: 0,
      passed_at: null,
      session_id: null,
      used_at: null,
    })
    .execute();
  return { id, expiresAt };
}

export type CodeTry =
  | { readonly outcome: 'passed' | 'over' }
  | { readonly outcome: 'wrong'; readonly triesLeft: number };

/** Tries a code against the latest one that was mailed for this version by this link. The try counts, right or wrong. */
export async function tryCode(
  trx: Transaction<Schema>,
  secrets: Pick<DerivedSecrets, 'sixDigits'>,
  { participantId, shareLinkId, sessionId, organisationId }: GuestActor,
  versionId: VersionId,
  typed: string,
  now: number,
): Promise<CodeTry> {
  const latest = await trx
    .selectFrom('sign_code')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .where('participant_id', '=', participantId)
    .where('share_link_id', '=', shareLinkId)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!latest) return { outcome: 'over' };
  const tried = await trx
    .updateTable('sign_code')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', latest.id)
    .where('tries', '<', codeLimits.tries)
    .where('passed_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('tries')
    .executeTakeFirst();
  if (!tried) return { outcome: 'over' };
  if (!isSameCode(secrets.sixDigits(latest.id), typed)) {
    return { outcome: 'wrong', triesLeft: codeLimits.tries - tried.tries };
  }
  await trx
    .updateTable('sign_code')
    .set({ passed_at: now, session_id: sessionId })
    .where('id', '=', latest.id)
    .execute();
  return { outcome: 'passed' };
}

/** Until when what was entered in this session counts; `null` where nothing does. */
export async function verifiedUntil(
  db: Kysely<Schema>,
  actor: GuestActor,
  versionId: VersionId,
  now: number,
): Promise<number | null> {
  const passed = await selectPassed(db, actor, versionId, now).executeTakeFirst();
  return passed ? passed.passed_at + codeLimits.verifiedMs : null;
}

/** Uses up what was entered: it verifies one signature. Resolves to when it was entered, or `null`. */
export async function spendCode(
  trx: Transaction<Schema>,
  actor: GuestActor,
  versionId: VersionId,
  now: number,
): Promise<number | null> {
  const passed = await selectPassed(trx, actor, versionId, now).executeTakeFirst();
  if (!passed) return null;
  await trx.updateTable('sign_code').set({ used_at: now }).where('id', '=', passed.id).execute();
  return passed.passed_at;
}

function selectPassed(db: Kysely<Schema>, actor: GuestActor, versionId: VersionId, now: number) {
  return db
    .selectFrom('sign_code')
    .select(['id', 'passed_at'])
    .$narrowType<{ passed_at: number }>()
    .where('organisation_id', '=', actor.organisationId)
    .where('version_id', '=', versionId)
    .where('participant_id', '=', actor.participantId)
    .where('session_id', '=', actor.sessionId)
    .where('passed_at', '>', now - codeLimits.verifiedMs)
    .where('used_at', 'is', null)
    .orderBy('passed_at', 'desc')
    .limit(1);
}
