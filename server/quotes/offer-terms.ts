/** How an offer may be answered, from what the seller chose and what the customer's people may do. */
import type { Selectable } from 'kysely';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import { type OfferTerms, offerTermsDefaults } from '#shared/quote/frozen-quote.ts';
import type { ParticipantTable } from '../storage/schema.ts';

/**
 * The terms to freeze: as chosen, or else as in the version before. Signatories are all who have the right and are not
 * left out, those of `order` first and in it; an id of anybody else says nothing.
 */
export function offerTerms(
  participants: readonly Pick<
    Selectable<ParticipantTable>,
    'id' | 'side' | 'name' | 'email' | 'buyer_right'
  >[],
  { order, without = [], ...chosen }: OfferSettings,
  before: OfferTerms = offerTermsDefaults,
): OfferTerms {
  const wanted = order ?? before.signatories.map(({ participantId }) => participantId);
  const place = new Map(wanted.map((id, index) => [id, index]));
  const signatories = participants
    .filter(({ side, buyer_right }) => side === 'buyer' && buyer_right === 'sign')
    .filter(({ id }) => !without.includes(id))
    .map(({ id, name, email }) => ({ participantId: id, name, email }));
  const placeOf = ({ participantId }: { readonly participantId: ParticipantTable['id'] }) =>
    place.get(participantId) ?? wanted.length;
  return {
    counters: chosen.counters ?? before.counters,
    signing: chosen.signing ?? before.signing,
    verification: chosen.verification ?? before.verification,
    signatories: signatories.toSorted((a, b) => placeOf(a) - placeOf(b)),
  };
}
