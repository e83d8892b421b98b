import { useQuery } from '@tanstack/react-query';
import { counterWords } from '#shared/negotiation/counter-words.ts';
import type { NewProposal } from '#shared/protocol/negotiation-api.ts';
import { query } from '../api/queries.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useSession } from '../sync/use-session.ts';
import { useLanguage } from '../ui/use-translation.ts';

interface OfferEffect {
  readonly words: string;
  readonly shown: NonNullable<NewProposal['shown']>;
}

/**
 * What putting something else does to the offer that stands, for a buyer who answers one, or a seller who writes down
 * that a buyer has; `null` where none is answered.
 */
export function useOfferEffect({ isRecorded = false } = {}): OfferEffect | null {
  const language = useLanguage();
  const { quoteId, quote, side } = useRoom();
  const status = useSession((session) => session.status);
  const standing = quote.versions.find((version) => version.standing === 'outstanding');
  const isPut = isRecorded || (side === 'buyer' && status === 'sent');
  const isCounter = isPut && standing !== undefined;
  const number = standing?.number ?? 1;
  const version = useQuery({ ...query('getVersion', { params: { quoteId, number } }), enabled: isCounter });
  if (!isCounter || !version.data) return null;
  const { counters } = version.data.frozen.offer;
  const { validUntil } = version.data.version;
  return {
    words: counterWords({ number, validUntil, counters, sellerName: quote.seller.name }, language),
    shown: { effect: counters, language },
  };
}
