import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { mayWrite } from '#shared/access/permissions.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import { query } from '../api/queries.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { usePageTitle } from '../ui/page-title.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { ComparisonView } from './comparison.tsx';
import { VersionList } from './version-list.tsx';
import styles from './versions.module.css';
import { VersionsBar } from './versions-bar.tsx';
import { chosenPair, type VersionPair, type VersionsSearch } from './versions-search.ts';

/** What was sent, and what became of it from one version to another. */
export function VersionsPage() {
  const { t } = useTranslation('versions');
  const { quoteId } = useParams({ from: '/quotes/$quoteId/versions' });
  const { me } = useRouteContext({ from: '/quotes/$quoteId' });
  const quote = useQuery(query('getQuote', { params: { quoteId } }));
  usePageTitle(t('title'));
  // A seller's frame has the main landmark around every page; a buyer has no frame.
  const Landmark = me.kind === 'guest' ? 'main' : 'div';
  return (
    <Landmark className={styles['page']}>
      {quote.isError && <ProblemNotice error={quote.error} onRetry={() => void quote.refetch()} />}
      {quote.isPending && <RowsSkeleton rows={10} />}
      {quote.data && <Versions quote={quote.data} />}
    </Landmark>
  );
}

function Versions({ quote }: { quote: QuoteView }) {
  const { me } = useRouteContext({ from: '/quotes/$quoteId' });
  const search = useSearch({ from: '/quotes/$quoteId/versions' });
  const navigate = useNavigate({ from: '/quotes/$quoteId/versions' });
  const side = me.kind === 'guest' ? 'buyer' : 'seller';
  const comparable = {
    numbers: quote.versions.map(({ number }) => number),
    hasDraft: side === 'seller' && mayWrite('shared', 'components', quote.status, 'seller'),
  };
  const pair = chosenPair(comparable, search);
  const show = (next: VersionsSearch) => void navigate({ search: next, replace: true });
  const showEverything = (isOn: boolean) => show({ ...pair, ...(isOn && { show: 'everything' as const }) });
  const choose = (next: VersionPair) => show({ ...search, ...next });
  return (
    <>
      <VersionsBar quote={quote} me={me} pair={pair} />
      <div className={styles['grid']}>
        <VersionList {...{ quote, side, comparable, pair, choose }} />
        <div className={styles['main']}>
          {pair === null ? (
            <NothingToCompare {...{ quote, side, hasDraft: comparable.hasDraft }} />
          ) : (
            <ComparisonView
              {...{ quote, side, pair }}
              showsEverything={search.show === 'everything'}
              onShowEverything={showEverything}
            />
          )}
        </div>
      </div>
    </>
  );
}

interface NothingToCompareProps {
  quote: QuoteView;
  side: 'seller' | 'buyer';
  hasDraft: boolean;
}

function NothingToCompare({ quote, side, hasDraft }: NothingToCompareProps) {
  const { t } = useTranslation('versions');
  const only = quote.versions[0];
  if (!only) return <EmptyState title={t('none.title')} text={t('none.text')} />;
  return (
    <EmptyState
      title={t('only.title', { number: only.number })}
      text={t(side === 'seller' ? 'only.text' : 'only.textBuyer')}
      action={
        hasDraft && (
          <ButtonLink
            to="/quotes/$quoteId/versions"
            params={{ quoteId: quote.id }}
            search={{ from: only.number, to: 'draft' }}
          >
            {t('only.draft')}
          </ButtonLink>
        )
      }
    />
  );
}
