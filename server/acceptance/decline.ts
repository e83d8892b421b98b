/** Saying no to a version. The offer no longer stands; whether anything is lost by it is the seller's to decide. */
import type { Transaction } from 'kysely';
import type { AnswerView, Declining } from '#shared/protocol/acceptance-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { Schema } from '../storage/schema.ts';
import { viewAnswer } from './answer-view.ts';
import { closedRefusal } from './closed-refusal.ts';
import { ownerOf } from './complete.ts';
import type { AcceptanceDeps, Answering } from './deps.ts';
import { readOffer } from './offer.ts';
import { signerOf } from './signer.ts';

/** Only who may say yes may say no. Saying the same again changes nothing. */
export async function declineVersion(
  { db, rooms, now }: AcceptanceDeps,
  answering: Answering,
  declining: Declining,
): Promise<AnswerView | Refusal> {
  const { actor, quoteId, number } = answering;
  const outcome = await db.transaction().execute(async (trx) => {
    const at = now();
    const refused = await decline(trx, answering, declining, at);
    return refused ?? viewAnswer(trx, actor, quoteId, number, at);
  });
  if (!isRefusal(outcome)) rooms.announce(quoteId, ['quote', 'versions']);
  return outcome;
}

async function decline(
  trx: Transaction<Schema>,
  { actor, quoteId, number }: Answering,
  { versionId, hash, reason, comeBack, words }: Declining,
  now: number,
): Promise<Refusal | undefined> {
  const offer = await readOffer(trx, actor, quoteId, number, now);
  if (isRefusal(offer)) return offer;
  const { version, frame } = offer;
  const me = signerOf(offer, actor);
  if (isRefusal(me)) return me;
  // Who has asked for something else may still say no to what lapsed by that.
  const closed = offer.state === 'countered' ? null : closedRefusal(offer);
  if (closed) return closed;
  const differs = [
    ...(versionId === version.id ? [] : (['version'] as const)),
    ...(hash === version.hash ? [] : (['hash'] as const)),
  ];
  if (differs.length > 0) return refuse('offer-changed', { details: { differs } });

  const of = { organisationId: actor.organisationId, quoteId };
  await trx
    .updateTable('version_standing')
    .set({ standing: 'declined', since: now })
    .where('version_id', '=', version.id)
    .where('organisation_id', '=', actor.organisationId)
    .execute();
  await trx
    .insertInto('decline')
    .values({
      version_id: version.id,
      organisation_id: actor.organisationId,
      quote_id: quoteId,
      participant_id: me.id,
      reason,
      come_back: reason === 'not-now' ? comeBack : null,
      words,
      at: now,
    })
    .execute();
  await recordEvent(trx, {
    organisationId: actor.organisationId,
    opportunityId: frame.opportunity.id,
    type: 'buyer_declined',
    evidence: { quoteId, versionId: version.id, number: version.number, reason, comeBack, words },
    actorName: me.name,
    at: now,
  });
  await recordAudit(trx, {
    ...of,
    actor: actedBy(actor),
    action: 'declined',
    objectHash: version.hash,
    detail: { versionId: version.id, reason, comeBack, words },
    at: now,
  });
  const told = [{ participantId: me.id, name: me.name, email: me.email }, ownerOf(frame)];
  await enqueue(
    trx,
    {
      ...of,
      topic: 'declined',
      payload: { versionId: version.id, byName: me.name, reason: words, recipients: told },
    },
    now,
  );
  return undefined;
}
