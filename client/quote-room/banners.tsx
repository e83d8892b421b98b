import { IconClock, IconCloudOff, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/queries.ts';
import { useSaving, useSession } from '../sync/use-session.ts';
import { dayAndTime, longDay, timeOf, today } from '../ui/dates.ts';
import { useLanguage } from '../ui/i18n.ts';
import { PdfButton } from '../ui/pdf-button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { VersionsLink } from '../versions/versions-link.tsx';
import { BackBanner } from './back-banner.tsx';
import styles from './banner.module.css';
import { Banner } from './banner.tsx';
import controls from './controls.module.css';
import { LeaveBanner } from './leave-banner.tsx';
import { firstName } from './names.ts';
import { NotSaved } from './not-saved.tsx';
import { useRoom } from './room-context.ts';
import { useConnection } from './use-connection.ts';

/** What holds for the whole paper now, above it: no connection, back again, not saved, sent, expired. */
export function Banners() {
  const { side, quote } = useRoom();
  return (
    <div className={`${styles['stack']} ${side === 'buyer' ? styles['plainStack'] : ''}`}>
      <OfflineBanner />
      <BackBanner />
      <LeaveBanner />
      <NotSaved side={side} seller={firstName(quote.owner.name)} />
      <SentBanner />
      <ExpiredBanner />
    </div>
  );
}

function OfflineBanner() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { waiting, isKept } = useSaving();
  const { offlineSince } = useConnection();
  if (offlineSince === null) return null;
  const where = isKept ? 'device' : 'page';
  const kept = waiting > 0 ? t(`live.kept.${where}`, { count: waiting }) : t(`live.keptNone.${where}`);
  return (
    <Banner tone="amber" icon={IconCloudOff}>
      {t('live.offlineSince', { time: timeOf(offlineSince, language) })} {kept}
    </Banner>
  );
}

function SentBanner() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { quote, quoteId, side } = useRoom();
  const status = useSession((session) => session.status);
  const revise = useCommand('reviseQuote');
  const latest = quote.versions[0];
  if (!latest) return null;

  const number = latest.number;
  const date = dayAndTime(latest.sentAt, language);
  const ways = (
    <>
      <VersionsLink quote={quote} side={side} />
      <PdfButton quoteId={quoteId} number={number} />
    </>
  );
  if (status !== 'sent') {
    return (
      <Banner icon={IconLock} actions={ways}>
        {t('locked.olderStands', { number, date })}
      </Banner>
    );
  }
  const start = () =>
    revise.mutate(
      { params: { quoteId } },
      { onSuccess: ({ nextVersion }) => showToast(t('toast.revised', { number: nextVersion })) },
    );
  return (
    <>
      <Banner
        tone="pine"
        icon={IconLock}
        actions={
          <>
            {ways}
            {quote.commands.revise && (
              <button
                type="button"
                className={controls['button']}
                aria-disabled={revise.isPending}
                onClick={() => !revise.isPending && start()}
              >
                {t('locked.start', { number: quote.nextVersion })}
              </button>
            )}
          </>
        }
      >
        {side === 'seller'
          ? t('locked.sentSeller', { number, date })
          : t('locked.sentBuyer', { number, date, seller: firstName(quote.owner.name) })}
      </Banner>
      {revise.error && <ProblemNotice error={revise.error} onRetry={start} />}
    </>
  );
}

function ExpiredBanner() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { quote, side } = useRoom();
  const status = useSession((session) => session.status);
  const validUntil = quote.versions[0]?.validUntil ?? null;
  if (status !== 'sent' || validUntil === null || validUntil >= today()) return null;
  const date = longDay(validUntil, language);
  return (
    <Banner tone="amber" icon={IconClock}>
      {side === 'seller'
        ? t('locked.expired', { date })
        : t('locked.expiredBuyer', { date, seller: firstName(quote.owner.name) })}
    </Banner>
  );
}
