/**
 * "Send to someone who can sign": a person names a colleague. The colleague gets a place in the quote without the
 * right to sign and without a link; whether they get either is the seller's to decide.
 */
import type { Transaction } from 'kysely';
import type { ParticipantId } from '#shared/ids.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { addParticipant } from '../quotes/participants.ts';
import type { Schema } from '../storage/schema.ts';
import { viewAnswer } from './answer-view.ts';
import { closedRefusal } from './closed-refusal.ts';
import type { AcceptanceDeps, Answering } from './deps.ts';
import { type Offer, readOffer } from './offer.ts';

/** As many as one version can have named on it: it makes rows in somebody else's quote. */
const mostNamed = 10;

interface Colleague {
  readonly name: string;
  readonly title: string;
  readonly email: string;
}

export async function nameSigner(
  { db, rooms, now }: AcceptanceDeps,
  answering: Answering,
  colleague: Colleague,
): Promise<AnswerView | Refusal> {
  const { actor, quoteId, number } = answering;
  const outcome = await db.transaction().execute(async (trx) => {
    const at = now();
    const offer = await readOffer(trx, actor, quoteId, number, at);
    if (isRefusal(offer)) return offer;
    const refused = await name(trx, answering, offer, colleague, at);
    return refused ?? viewAnswer(trx, actor, quoteId, number, at);
  });
  if (!isRefusal(outcome)) rooms.announce(quoteId, ['participants', 'versions']);
  return outcome;
}

async function name(
  trx: Transaction<Schema>,
  { actor, quoteId }: Answering,
  offer: Offer,
  colleague: Colleague,
  now: number,
): Promise<Refusal | undefined> {
  const closed = closedRefusal(offer);
  if (closed) return closed;
  const { total } = await trx
    .selectFrom('named_signer')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('version_id', '=', offer.version.id)
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirstOrThrow();
  if (total >= mostNamed) return refuse('too-many-requests');
  const of = { organisationId: actor.organisationId, quoteId };
  await trx
    .insertInto('named_signer')
    .values({
      version_id: offer.version.id,
      participant_id: await placeOf(trx, of, offer, colleague, now),
      organisation_id: actor.organisationId,
      quote_id: quoteId,
      named_by: actor.participantId,
      at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return undefined;
}

/** Somebody who is in the quote already is not added again; their rights stay what they are. */
async function placeOf(
  trx: Transaction<Schema>,
  of: Pick<Answering['actor'], 'organisationId' | 'quoteId'>,
  { frame }: Offer,
  { name, title, email }: Colleague,
  now: number,
): Promise<ParticipantId> {
  const known = frame.participants.find(
    (person) => person.side === 'buyer' && person.email.toLowerCase() === email.toLowerCase(),
  );
  if (known) return known.id;
  const id = await addParticipant(trx, { ...of, side: 'buyer', userId: null, name, title, email }, now);
  await trx
    .updateTable('participant')
    .set({ buyer_right: 'design' })
    .where('id', '=', id)
    .where('organisation_id', '=', of.organisationId)
    .execute();
  return id;
}
