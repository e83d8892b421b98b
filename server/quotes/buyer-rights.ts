/** What somebody on the customer's side may do, and whether they have been here. */
import type { BuyerRight } from '#shared/access/permissions.ts';
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { seenGrainMs } from '../accounts/guest-sessions.ts';
import { participantView } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { visibleQuote } from './quote-frame.ts';
import { readSights } from './sights.ts';
import { findVersion } from './standing-version.ts';

/**
 * What they may do in the room, from this moment; and for offers that are sent from now on: who may sign one that was
 * sent is frozen in it. Raising the epoch makes the database refuse an edit that was judged under the old right.
 */
export async function setBuyerRight(
  { db, rooms }: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
  participantId: ParticipantId,
  right: BuyerRight,
): Promise<EndpointAnswer<'setBuyerRight'> | Refusal> {
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  const person = await rooms.hold(quoteId, () =>
    db.transaction().execute(async (trx) => {
      const changed = await trx
        .updateTable('participant')
        .set({ buyer_right: right })
        .where('id', '=', participantId)
        .where('organisation_id', '=', actor.organisationId)
        .where('quote_id', '=', quoteId)
        .where('side', '=', 'buyer')
        .returning(['id', 'side', 'name', 'title', 'colour'])
        .executeTakeFirst();
      await trx
        .updateTable('quote')
        .set(({ eb }) => ({ write_epoch: eb('write_epoch', '+', 1) }))
        .where('id', '=', quoteId)
        .where('organisation_id', '=', actor.organisationId)
        .execute();
      return changed;
    }),
  );
  if (!person) return refuse('not-found');
  rooms.announce(quoteId, ['participants']);
  return { participant: participantView(person), right };
}

/**
 * Those at the customer who may have seen the version: they have been here since it was offered. The last one first.
 * Beside them those whose page had it in sight.
 */
export async function listOpened(
  { db }: Pick<QuoteDeps, 'db'>,
  actor: UserActor,
  quoteId: QuoteId,
  number: number,
): Promise<EndpointAnswer<'getOpened'> | Refusal> {
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  const version = await findVersion(db, actor, quoteId, number);
  if (!version) return refuse('not-found');
  const people = await db
    .selectFrom('guest_session')
    .innerJoin('participant', 'participant.id', 'guest_session.participant_id')
    .select(({ fn }) => ['participant.name', fn.max('guest_session.last_seen_at').as('at')])
    .where('guest_session.organisation_id', '=', actor.organisationId)
    .where('guest_session.quote_id', '=', quoteId)
    .where('guest_session.last_seen_at', '>=', version.offered_at - seenGrainMs)
    .groupBy('participant.id')
    .orderBy('at', 'desc')
    .execute();
  return {
    people,
    seen: await readSights(db, { organisationId: actor.organisationId, versionId: version.id }),
  };
}
