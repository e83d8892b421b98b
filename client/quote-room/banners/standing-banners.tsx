import { IconClock } from '@tabler/icons-react';
import { AskAgain } from '../../negotiation/ask-again.tsx';
import { ClosedBanner } from '../../negotiation/closed-banner.tsx';
import { LapsedBanner } from '../../negotiation/lapsed-banner.tsx';
import { useSession } from '../../sync/use-session.ts';
import { longDay } from '../../ui/dates.ts';
import { needTexts } from '../../ui/i18n.ts';
import { later } from '../../ui/later.tsx';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { firstName } from '../names.ts';
import { useRoom } from '../room-context.ts';
import { Banner } from './banner.tsx';
import { OfferBanner, standing } from './offer-banner.tsx';

const AnswerBanner = later(async () => {
  const [banner] = await Promise.all([import('../../signing/answer-banner.tsx'), needTexts('sent')]);
  return banner.AnswerBanner;
});

/** How the quote stands once it is more than a draft: calculated, sent, answered, too late, closed. */
export function StandingBanners() {
  const { quote } = useRoom();
  return (
    <>
      <ClosedBanner />
      <OfferBanner />
      {quote.versions.length > 0 && <AnswerBanner />}
      <LapsedBanner />
      <ExpiredBanner />
    </>
  );
}

function ExpiredBanner() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { quote, side } = useRoom();
  const status = useSession((session) => session.status);
  const version = standing(quote);
  const validUntil = version?.validUntil ?? null;
  if (status !== 'sent' || !version || validUntil === null || validUntil >= quote.today) return null;
  const date = longDay(validUntil, language);
  return (
    <Banner tone="amber" icon={IconClock} actions={<AskAgain version={version.number} isLate />}>
      {side === 'seller'
        ? t('locked.expired', { date })
        : t('locked.expiredBuyer', { date, seller: firstName(quote.owner.name) })}
    </Banner>
  );
}
