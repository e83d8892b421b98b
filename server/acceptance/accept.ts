/**
 * Signing a version. Everything that follows from a signature is written in one transaction or not at all, and the
 * signature that is the last one wanted makes the acceptance in it (I-16).
 */
import type { Selectable, Transaction } from 'kysely';
import type { Acceptance, AnswerView } from '#shared/protocol/acceptance-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { signedDetail } from '../evidence/digest.ts';
import { hashToken } from '../storage/random-id.ts';
import type { ParticipantTable, Schema } from '../storage/schema.ts';
import { viewAnswer } from './answer-view.ts';
import { differing } from './bound.ts';
import { closedRefusal } from './closed-refusal.ts';
import { completeAcceptance, ownerOf } from './complete.ts';
import type { AcceptanceDeps, Answering } from './deps.ts';
import { isLastSignature, tellNextSigner } from './next-signer.ts';
import { type Offer, readOffer } from './offer.ts';
import { spendCode } from './sign-codes.ts';
import { linkHeldAt, signatureFacts, type Verified } from './signature-facts.ts';
import { signerOf } from './signer.ts';

export interface Signing extends Answering {
  readonly shown: Acceptance;
  /** The request's `Idempotency-Key`: a retry finds the signature that the first try gave. */
  readonly idempotencyKey: string;
}

/**
 * Signs for the guest. Refused with `offer-changed` and what differed where the page showed anything else than what
 * stands; with `offer-closed`, `offer-on-request`, `not-allowed`, `not-your-turn`, `already-signed` or `code-needed`
 * for what those say. A refusal has written nothing.
 */
export async function acceptVersion(deps: AcceptanceDeps, signing: Signing): Promise<AnswerView | Refusal> {
  const { db, rooms, now } = deps;
  const { actor, quoteId, number } = signing;
  // The held room keeps an edit of the next revision from being judged under a status that is about to change.
  const outcome = await rooms.hold(quoteId, () =>
    db.transaction().execute(async (trx) => {
      const at = now();
      const refused = await sign(trx, signing, at);
      return refused ?? viewAnswer(trx, actor, quoteId, number, at);
    }),
  );
  if (!isRefusal(outcome)) rooms.announce(quoteId, ['quote', 'versions']);
  return outcome;
}

async function sign(trx: Transaction<Schema>, signing: Signing, now: number): Promise<Refusal | undefined> {
  const { actor, quoteId, number, shown } = signing;
  const offer = await readOffer(trx, actor, quoteId, number, now);
  if (isRefusal(offer)) return offer;
  const mine = offer.signatures.find(({ participantId }) => participantId === actor.participantId);
  if (mine) {
    return mine.requestKey === hashToken(signing.idempotencyKey) ? undefined : refuse('already-signed');
  }
  const me = signerOf(offer, actor);
  if (isRefusal(me)) return me;
  const closed = closedRefusal(offer);
  if (closed) return closed;
  if (!offer.turns.includes(me.id)) return refuse('not-your-turn');
  const differs = differing(shown, offer, actor);
  if (differs.length > 0) return refuse('offer-changed', { details: { differs } });
  const verified = await verify(trx, signing, offer, now);
  if (isRefusal(verified)) return verified;

  await giveSignature(trx, signing, offer, me, verified, now);
  if (isLastSignature(offer, me.id)) await complete(trx, signing, offer, now);
  else await tellNextSigner(trx, signing, offer, me, now);
  return undefined;
}

/** The code is the first thing that is written: whatever is refused has been by then. */
async function verify(
  trx: Transaction<Schema>,
  { actor }: Signing,
  { frozen, version }: Offer,
  now: number,
): Promise<Verified | Refusal> {
  if (frozen.offer.verification === 'link') return { method: 'link', at: await linkHeldAt(trx, actor) };
  const passedAt = await spendCode(trx, actor, version.id, now);
  return passedAt === null ? refuse('code-needed') : { method: 'code', at: passedAt };
}

async function giveSignature(
  trx: Transaction<Schema>,
  signing: Signing,
  offer: Offer,
  me: Selectable<ParticipantTable>,
  verified: Verified,
  now: number,
): Promise<void> {
  const { actor, quoteId, shown, idempotencyKey } = signing;
  const facts = await signatureFacts(trx, signing, offer, me, shown, verified, now);
  await trx
    .insertInto('signature')
    .values({
      version_id: offer.version.id,
      participant_id: me.id,
      seq: offer.signatures.length + 1,
      organisation_id: actor.organisationId,
      quote_id: quoteId,
      title: shown.title,
      facts: JSON.stringify(facts),
      request_key: hashToken(idempotencyKey),
      at: now,
    })
    .execute();
  await recordAudit(trx, {
    organisationId: actor.organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'signed',
    objectHash: offer.version.hash,
    detail: signedDetail(offer.version.id, facts),
    at: now,
  });
}

/** The last signature has been given. */
async function complete(
  trx: Transaction<Schema>,
  { actor, quoteId, shown }: Signing,
  offer: Offer,
  now: number,
): Promise<void> {
  const { version, frame, totals } = offer;
  const { head } = await recordAudit(trx, {
    organisationId: actor.organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'accepted',
    objectHash: version.hash,
    detail: { versionId: version.id, number: version.number, totals },
    at: now,
  });
  const recipients = [...signersOf(offer, actor.participantId), ownerOf(frame)];
  await completeAcceptance(trx, offer, { head, by: shown.name, recipients, offline: null }, now);
}

/** Everybody who has signed gets the receipt; the one who signs now among them. */
function signersOf({ signatories, signatures }: Offer, last: Offer['signatories'][number]['id']) {
  const signed = [...signatures.map(({ participantId }) => participantId), last];
  return signatories
    .filter(({ id }) => signed.includes(id))
    .map(({ id, name, email }) => ({ participantId: id, name, email }));
}
