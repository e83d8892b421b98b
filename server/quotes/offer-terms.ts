/** How an offer may be answered, from what the seller chose and what the customer's people may do. */
import type { Selectable } from 'kysely';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import { type OfferTerms, offerTermsDefaults } from '#shared/quote/frozen-quote.ts';
import type { ParticipantTable } from '../storage/schema.ts';

/**
 * The terms to freeze. Signatories are all who have the right, those of `order` first and in it; an id of anybody
 * else says nothing.
 */
export function offerTerms(
  participants: readonly Pick<
    Selectable<ParticipantTable>,
    'id' | 'side' | 'name' | 'email' | 'buyer_right'
  >[],
  { order = [], ...chosen }: OfferSettings,
): OfferTerms {
  const place = new Map(order.map((id, index) => [id, index]));
  const signatories = participants
    .filter(({ side, buyer_right }) => side === 'buyer' && buyer_right === 'sign')
    .map(({ id, name, email }) => ({ participantId: id, name, email }));
  const placeOf = ({ participantId }: { readonly participantId: ParticipantTable['id'] }) =>
    place.get(participantId) ?? order.length;
  return {
    counters: chosen.counters ?? offerTermsDefaults.counters,
    signing: chosen.signing ?? offerTermsDefaults.signing,
    verification: chosen.verification ?? offerTermsDefaults.verification,
    signatories: signatories.toSorted((a, b) => placeOf(a) - placeOf(b)),
  };
}
