/**
 * Choosing among what a sent version leaves open. The choices are rows of their own: the version never changes, and
 * what was dropped after sending stays known. Once somebody has signed, what they signed stands still.
 */
import type { Transaction } from 'kysely';
import { afterMoves, type OfferMove } from '#shared/acceptance/offer-choices.ts';
import { outsideOffer } from '#shared/pricing/inside-offer.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { ownValue } from '#shared/quote/own-value.ts';
import type { Schema } from '../storage/schema.ts';
import { viewAnswer } from './answer-view.ts';
import { closedRefusal } from './closed-refusal.ts';
import type { AcceptanceDeps, Answering } from './deps.ts';
import { type Offer, readOffer } from './offer.ts';

/** Refuses with `outside-offer` and the reasons what is not among what was offered (I-11): all of the moves, or none. */
export async function chooseInOffer(
  { db, rooms, now }: AcceptanceDeps,
  answering: Answering,
  moves: readonly OfferMove[],
): Promise<AnswerView | Refusal> {
  const { actor, quoteId, number } = answering;
  const outcome = await db.transaction().execute(async (trx) => {
    const at = now();
    const refused = await write(trx, answering, moves, at);
    return refused ?? viewAnswer(trx, actor, quoteId, number, at);
  });
  if (!isRefusal(outcome)) rooms.announce(quoteId, ['versions']);
  return outcome;
}

async function write(
  trx: Transaction<Schema>,
  { actor, quoteId, number }: Answering,
  moves: readonly OfferMove[],
  at: number,
): Promise<Refusal | undefined> {
  const offer = await readOffer(trx, actor, quoteId, number, at);
  if (isRefusal(offer)) return offer;
  const closed = closedRefusal(offer);
  if (closed) return closed;
  const me = offer.frame.participants.find(({ id }) => id === actor.participantId);
  if (!me || me.buyer_right === 'view') return refuse('not-allowed');
  if (offer.signatures.length > 0) return refuse('already-signed');
  const reasons = outsideOffer(offer.space, afterMoves(offer.choices, moves), offer.asOf);
  if (reasons.length > 0) return refuse('outside-offer', { details: { reasons } });

  let seq = offer.moves.at(-1)?.seq ?? 0;
  let choices = offer.choices;
  for (const move of moves) {
    const before = ownValue<unknown>(choices[move.root], move.element) ?? null;
    seq += 1;
    await trx
      .insertInto('version_choice')
      .values({
        version_id: offer.version.id,
        seq,
        organisation_id: actor.organisationId,
        quote_id: quoteId,
        participant_id: actor.participantId,
        root: move.root,
        element_id: move.element,
        before_value: JSON.stringify(before ?? asSent(offer, move)),
        after_value: JSON.stringify(move.value),
        at,
      })
      .execute();
    choices = afterMoves(choices, [move]);
  }
}

/** How something stands of which nothing is said: as the content starts it out. */
function asSent({ space }: Offer, { root, element }: OfferMove): unknown {
  const of = <T extends { readonly id: string }>(all: readonly T[]) => all.find(({ id }) => id === element);
  const standing = {
    choices: () => of(space.components)?.selected,
    sectionChoices: () => of(space.sections)?.selected,
    picks: () => of(space.groups)?.picked,
    quantities: () => of(space.quantities)?.quantity,
  };
  return standing[root]() ?? null;
}
