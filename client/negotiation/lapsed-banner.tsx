import { IconInfoCircle } from '@tabler/icons-react';
import { Banner } from '../quote-room/banners/banner.tsx';
import { shortCompany } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { AskAgain } from './ask-again.tsx';
import { useProposals } from './proposals-context.tsx';
import { useOfferEffect } from './use-offer-effect.ts';

/** For a buyer who has answered an offer with something else, where the offer says that this ends it: the way back is to ask. */
export function LapsedBanner() {
  const { t } = useTranslation('negotiation');
  const { quote } = useRoom();
  const { proposals, requests } = useProposals();
  const effect = useOfferEffect();
  const version = quote.versions.find(({ standing }) => standing === 'outstanding');
  if (effect?.shown.effect !== 'lapse' || !version) return null;
  const { number, validUntil } = version;
  const confirmedAt = Math.max(
    -1,
    ...requests.flatMap((each) =>
      each.version === number && each.state === 'confirmed' ? (each.answeredAt ?? []) : [],
    ),
  );
  const wasCountered = proposals.some(
    (each) => each.version === number && each.by.side === 'buyer' && each.madeAt > confirmedAt,
  );
  // Too late is said on its own.
  if (!wasCountered || (validUntil !== null && validUntil < quote.today)) return null;
  return (
    <Banner icon={IconInfoCircle} actions={<AskAgain version={number} isLate={false} />}>
      {t('lapsed', { version: number, seller: shortCompany(quote.seller.name) })}
    </Banner>
  );
}
