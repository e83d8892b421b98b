/** A person on the buyer's side gets a place in the quote. The first one opens a draft for designing it together. */
import type { Transaction } from 'kysely';
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { changeStatus } from './change-status.ts';
import { addParticipant } from './participants.ts';
import { visibleQuote } from './quote-frame.ts';

export interface Buyer {
  readonly name: string;
  readonly title: string;
  readonly email: string;
}

/**
 * Whoever is in the quote already is the same person with another link: their address says so.
 *
 * Refuses with `not-found`, or with `wrong-status` where the lifecycle allows no invitation; nothing is written
 * then.
 */
export async function inviteBuyer(
  trx: Transaction<Schema>,
  actor: Actor,
  quoteId: QuoteId,
  buyer: Buyer,
  now: number,
): Promise<ParticipantId | Refusal> {
  const quote = await visibleQuote(trx, actor, quoteId);
  if (!quote) return refuse('not-found');
  if (!(await changeStatus(trx, quote, 'invite', now))) return refuse('wrong-status');
  const known = await trx
    .selectFrom('participant')
    .select('id')
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', quote.organisation_id)
    .where('side', '=', 'buyer')
    .where((eb) => eb(eb.fn('lower', ['email']), '=', buyer.email.toLowerCase()))
    .executeTakeFirst();
  if (known) return known.id;
  const place = { organisationId: quote.organisation_id, quoteId, side: 'buyer', userId: null } as const;
  return addParticipant(trx, { ...buyer, ...place }, now);
}
