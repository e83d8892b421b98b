/** Mailing a code to a signer, and taking it. The code stands in no row, no log and no answer (I-31). */
import type { Transaction } from 'kysely';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { codePause } from '../accounts/mailed-codes.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { Schema } from '../storage/schema.ts';
import { viewAnswer } from './answer-view.ts';
import { closedRefusal } from './closed-refusal.ts';
import type { AcceptanceDeps, Answering } from './deps.ts';
import { readOffer } from './offer.ts';
import { newCode, tryCode } from './sign-codes.ts';
import { signerOf } from './signer.ts';

export interface CodeSent {
  readonly email: string;
  readonly expiresAt: number;
}

/** Refuses with `too-many-requests` and when to ask again, once so many have been mailed. */
export function requestSignCode(
  { db, now }: AcceptanceDeps,
  answering: Answering,
): Promise<CodeSent | Refusal> {
  return db.transaction().execute((trx) => mailCode(trx, answering, now()));
}

async function mailCode(
  trx: Transaction<Schema>,
  { actor, quoteId, number, origin }: Answering,
  now: number,
): Promise<CodeSent | Refusal> {
  const offer = await readOffer(trx, actor, quoteId, number, now);
  if (isRefusal(offer)) return offer;
  const signer = signerOf(offer, actor);
  if (isRefusal(signer)) return signer;
  const closed = closedRefusal(offer);
  if (closed) return closed;
  const { id: participantId, name, email } = signer;
  const asked = {
    organisation_id: actor.organisationId,
    share_link_id: actor.shareLinkId,
    email: email.trim().toLowerCase(),
    address: origin.address,
  };
  const retryAt = await codePause(trx, 'sign_code', asked, now);
  if (retryAt !== null) {
    const retryAfter = Math.ceil((retryAt - now) / 1_000);
    return refuse('too-many-requests', { details: { retryAt }, retryAfter });
  }

  const of = { organisationId: actor.organisationId, quoteId };
  const code = await newCode(
    trx,
    {
      ...asked,
      quote_id: quoteId,
      version_id: offer.version.id,
      participant_id: participantId,
    },
    now,
  );
  await enqueue(
    trx,
    {
      ...of,
      topic: 'sign_code',
      payload: {
        versionId: offer.version.id,
        challengeId: code.id,
        expiresAt: code.expiresAt,
        recipients: [{ participantId, name, email }],
      },
    },
    now,
  );
  const detail = { versionId: offer.version.id, challengeId: code.id, linkId: actor.shareLinkId, email };
  await recordAudit(trx, {
    ...of,
    actor: actedBy(actor),
    action: 'code_sent',
    objectHash: offer.version.hash,
    detail,
    at: now,
  });
  return { email, expiresAt: code.expiresAt };
}

/** Refuses with `code-wrong` and how many tries are left, or with `code-over`. Either way the try has counted. */
export function enterSignCode(
  { db, now, secrets }: AcceptanceDeps,
  { actor, quoteId, number }: Answering,
  typed: string,
): Promise<AnswerView | Refusal> {
  return db.transaction().execute(async (trx) => {
    const at = now();
    const offer = await readOffer(trx, actor, quoteId, number, at);
    if (isRefusal(offer)) return offer;
    const { id: versionId, hash } = offer.version;
    const tried = await tryCode(trx, secrets, actor, versionId, typed, at);
    if (tried.outcome === 'over') return refuse('code-over');
    await recordAudit(trx, {
      organisationId: actor.organisationId,
      quoteId,
      actor: actedBy(actor),
      action: tried.outcome === 'passed' ? 'code_passed' : 'code_failed',
      objectHash: hash,
      detail: { versionId, linkId: actor.shareLinkId },
      at,
    });
    if (tried.outcome === 'wrong') {
      return refuse('code-wrong', { details: { triesLeft: tried.triesLeft } });
    }
    return viewAnswer(trx, actor, quoteId, number, at);
  });
}
