import { IconCloudOff, IconDatabaseOff, IconEye, IconRefresh } from '@tabler/icons-react';
import { useRef } from 'react';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import { useInternalSession, useQuoteSession, useSaving, useSession } from '../../sync/use-session.ts';
import { timeOf } from '../../ui/dates.ts';
import { needTexts } from '../../ui/i18n.ts';
import { later } from '../../ui/later.tsx';
import { usePhone } from '../../ui/use-phone.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { firstName } from '../names.ts';
import { useConnection } from '../people/use-connection.ts';
import { useRoom } from '../room-context.ts';
import { NotSaved } from '../unsaved/not-saved.tsx';
import { usePointTo } from '../unsaved/use-point-to.ts';
import { SendRequestBanner } from './ask-to-send.tsx';
import { BackBanner } from './back-banner.tsx';
import styles from './banner.module.css';
import { Banner } from './banner.tsx';
import { LeaveBanner } from './leave-banner.tsx';

// What is under it does not move as it comes.
const coming = () => <div className={styles['coming']} />;

const StandingBanners = later(async () => (await import('./standing-banners.tsx')).StandingBanners, coming);

const NameBanner = later(async () => {
  const [banner] = await Promise.all([import('./name-banner.tsx'), needTexts('name')]);
  return banner.NameBanner;
}, coming);

const StanceBanner = later(async () => {
  const [banner] = await Promise.all([import('../../negotiation/stance-banner.tsx'), needTexts('sent')]);
  return banner.StanceBanner;
}, coming);

const ProposeLost = later(
  async () => (await import('../../negotiation/propose-lost.tsx')).ProposeLost,
  () => null,
);

/** Before anything is calculated or sent. */
const inDesign: readonly QuoteStatus[] = ['draft', 'co_design'];

/** What holds for the whole paper now, above it: no connection, back again, not saved, sent, expired. */
export function Banners() {
  const { side, quote, isSeen, arrival } = useRoom();
  const status = useSession((session) => session.status);
  const isPastDesign = quote.versions.length > 0 || !inDesign.includes(status);
  // One question at a time where two would have the quote out of sight.
  const isNameLater = usePhone() && arrival?.isTold === true;
  return (
    <div className={`${styles['stack']} ${side === 'buyer' ? styles['plainStack'] : ''}`}>
      {arrival?.isTold && <arrival.parts.NewsBanner {...arrival} />}
      <OfflineBanner />
      <FullDiskBanner />
      <ReturningBanner />
      <BackBanner />
      <LeaveBanner />
      <NotSaved side={side} seller={firstName(quote.owner.name)} Instead={ProposeLost} />
      <SendRequestBanner />
      {isPastDesign && <StandingBanners />}
      {quote.stance && <StanceBanner stance={quote.stance} />}
      <ReadOnlyBanner />
      {quote.asksName && quote.right !== 'view' && !isSeen && !isNameLater && <NameBanner />}
    </div>
  );
}

/** What becomes of what is not saved, and may still be added to. */
function useKeptWords(): string {
  const { t } = useTranslation('quoteRoom');
  const { waiting, isKept } = useSaving();
  const where = isKept ? 'device' : 'page';
  return waiting > 0 ? t(`live.kept.${where}`, { count: waiting }) : t(`live.keptNone.${where}`);
}

/** The server cannot save anything for now; without a connection there is nobody who would say so. */
function FullDiskBanner() {
  const { t } = useTranslation('quoteRoom');
  const kept = useKeptWords();
  const isFull = useSession((session) => session.isStorageFull);
  const { offlineSince } = useConnection();
  const place = useRef<HTMLDivElement>(null);
  const isShown = isFull && offlineSince === null;
  usePointTo(place, { count: isShown ? 1 : 0, text: t('live.noRoom'), show: t('live.show') });
  if (!isShown) return null;
  return (
    <div ref={place}>
      <Banner tone="amber" icon={IconDatabaseOff}>
        {t('live.noRoom')} {kept}
      </Banner>
    </div>
  );
}

function OfflineBanner() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { heldBack } = useSaving();
  const kept = useKeptWords();
  const { offlineSince } = useConnection();
  const sessions = [useQuoteSession(), useInternalSession()];
  const place = useRef<HTMLDivElement>(null);
  const time = offlineSince === null ? '' : timeOf(offlineSince, language);
  usePointTo(place, {
    count: offlineSince === null ? 0 : 1,
    text: t('live.offline', { time }),
    show: t('live.show'),
  });
  if (offlineSince === null) return null;
  return (
    <div ref={place}>
      <Banner
        tone="amber"
        icon={IconCloudOff}
        actions={
          <button
            type="button"
            className={controls['button']}
            onClick={() => {
              for (const session of sessions) session?.reconnect();
            }}
          >
            {t('live.tryNow')}
          </button>
        }
      >
        {t('live.offlineSince', { time })} {heldBack && `${t(`live.heldBack.${heldBack}`)} `}
        {kept}
      </Banner>
    </div>
  );
}

/** Until what was kept is saved; what is there at once needs no word. */
function ReturningBanner() {
  const { t } = useTranslation('quoteRoom');
  const { waiting } = useSaving();
  const { isReturning } = useConnection();
  if (!isReturning || waiting === 0) return null;
  return <Banner icon={IconRefresh}>{t('live.returning', { count: waiting })}</Banner>;
}

/** For somebody at the customer who was let in to read: why there is nothing to press. */
function ReadOnlyBanner() {
  const { t } = useTranslation('quoteRoom');
  const { quote } = useRoom();
  if (quote.right !== 'view') return null;
  return <Banner icon={IconEye}>{t('readOnly', { seller: firstName(quote.owner.name) })}</Banner>;
}
