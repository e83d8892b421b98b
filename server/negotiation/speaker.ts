/** Who speaks in a negotiation, and to whom. */
import type { Kysely } from 'kysely';
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { Recipient } from '#shared/protocol/notices.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { ensureParticipant } from '../quotes/participants.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import type { QuoteFrame } from '../quotes/quote-frame.ts';
import type { Schema } from '../storage/schema.ts';

/** The actor’s place in the quote, if they may say anything in it: who was only let in to read may not. */
export async function speakerOf(
  { db, now }: Pick<QuoteDeps, 'db' | 'now'>,
  actor: Actor,
  quoteId: QuoteId,
): Promise<ParticipantView | Refusal> {
  const me = await ensureParticipant(db, actor, quoteId, now());
  if (!me) return refuse('not-found');
  if (me.side === 'buyer' && (await rightOf(db, me.id)) === 'view') {
    return refuse('not-allowed', {
      detail: 'You can read this quote. Ask the seller for the right to answer it.',
    });
  }
  return me;
}

/** Whether this person may sign for the buyer. */
export async function maySign(db: Kysely<Schema>, me: ParticipantView): Promise<boolean> {
  return me.side === 'buyer' && (await rightOf(db, me.id)) === 'sign';
}

async function rightOf(db: Kysely<Schema>, id: ParticipantId) {
  const row = await db
    .selectFrom('participant')
    .select('buyer_right')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.buyer_right;
}

/** Everybody on the other side who is told: the buyers, or the one who owns the deal. */
export function otherSideOf({ participants, opportunity }: QuoteFrame, me: ParticipantView): Recipient[] {
  return participants
    .filter(({ side, user_id }) =>
      me.side === 'seller' ? side === 'buyer' : user_id === opportunity.owner_user_id,
    )
    .map(recipient);
}

/** Everybody on the buyer's side. */
export const buyersOf = ({ participants }: QuoteFrame): Recipient[] =>
  participants.filter(({ side }) => side === 'buyer').map(recipient);

/** The one who is answered. */
export function personOf({ participants }: QuoteFrame, id: ParticipantId): Recipient[] {
  return participants.filter((person) => person.id === id).map(recipient);
}

function recipient({ id, name, email }: QuoteFrame['participants'][number]): Recipient {
  return { participantId: id, name, email };
}
