import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouteContext } from '@tanstack/react-router';
import { QuoteId } from '#shared/ids.ts';
import { query } from '../api/queries.ts';
import { PaperAcceptance } from '../signing/paper/paper-acceptance.tsx';
import { Rescind } from '../signing/paper/rescind.tsx';
import { SellerAnswer } from '../signing/seller-answer.tsx';
import { SigningDesk } from '../signing/signing-desk.tsx';
import { SessionProvider } from '../sync/session-provider.tsx';
import { Badge } from '../ui/badge.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { usePageTitle } from '../ui/page-title.ts';
import { PdfButton } from '../ui/pdf-button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { VersionsLink } from '../versions/versions-link.tsx';
import { SentDesk } from './sent-desk.tsx';
import styles from './version.module.css';
import { VersionNotice } from './version-notice.tsx';

/** A sent version exactly as it was frozen, or as it was accepted. Nothing here can be changed. */
export function VersionPage() {
  const { t } = useTranslation('quotes');
  const { quoteId, number } = useParams({ from: '/quotes/$quoteId/versions/$number' });
  const { me } = useRouteContext({ from: '/quotes/$quoteId' });
  // A seller's frame has the main landmark around every page; a buyer has no frame.
  const Landmark = me.kind === 'guest' ? 'main' : 'div';
  const isNumber = /^[1-9]\d{0,5}$/.test(number);
  const version = useQuery({
    ...query('getVersion', { params: { quoteId, number: Number(number) } }),
    enabled: isNumber,
    // A version never changes; whether it has been superseded can.
    staleTime: 60_000,
  });
  const quote = useQuery(query('getQuote', { params: { quoteId } }));
  usePageTitle(version.data?.frozen.content.terms.title ?? t('frozen.version', { number }));
  if (!isNumber) {
    return <NotFoundPage />;
  }
  return (
    <Landmark className={styles['page']}>
      <header className={styles['top']}>
        <Link to="/quotes/$quoteId" params={{ quoteId }} className={styles['back'] ?? ''}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden />
          {t('frozen.open')}
        </Link>
        <Badge tone="pine">{t('frozen.version', { number })}</Badge>
        <span className={styles['pdf']}>
          {quote.data && (
            <VersionsLink
              quote={quote.data}
              side={me.kind === 'guest' ? 'buyer' : 'seller'}
              to={Number(number)}
            />
          )}
          <PdfButton quoteId={quoteId} number={Number(number)} />
        </span>
      </header>
      {version.isError && <ProblemNotice error={version.error} onRetry={() => void version.refetch()} />}
      {version.isPending && (
        <div className="card">
          <RowsSkeleton rows={10} />
        </div>
      )}
      {version.data && !(me.kind === 'guest' && version.data.version.standing === 'superseded') && (
        <VersionNotice
          quoteId={quoteId}
          version={version.data.version}
          seller={version.data.frozen.seller.name}
          isBesidePanel={me.kind === 'guest'}
        />
      )}
      {version.data && me.kind === 'guest' && <SigningDesk quoteId={quoteId} me={me} sent={version.data} />}
      {version.data && me.kind === 'user' && (
        <SessionProvider quoteId={QuoteId.parse(quoteId)} me={me}>
          <SellerAnswer quoteId={quoteId} sent={version.data} />
          <PaperAcceptance quoteId={quoteId} sent={version.data} />
          {me.role !== 'seller' && <Rescind quoteId={quoteId} sent={version.data} />}
          <SentDesk quoteId={quoteId} sent={version.data} />
        </SessionProvider>
      )}
    </Landmark>
  );
}
