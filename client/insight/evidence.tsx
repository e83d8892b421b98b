import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComponentEvidence, ComponentInsight } from '#shared/protocol/views.ts';
import { query } from '../api/queries.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { Money } from '../ui/money.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './evidence.module.css';
import { useInsightSearch } from './use-insight-search.ts';

const tones: Readonly<Record<ComponentEvidence['state'], Tone>> = {
  chosen: 'pine',
  deselected: 'outline',
  'never-selected': 'neutral',
};

const pageSize = 50;

/** The quotes that one component's figures are counted from, each with who did what and when. */
export function Evidence({ component }: { component: ComponentInsight }) {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const { key } = component;
  const evidence = useInfiniteQuery({
    queryKey: ['componentEvidence', { key }, filter],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      query('componentEvidence', {
        params: { key },
        query: { ...filter, offset: pageParam, limit: pageSize },
      }).queryFn({ signal }),
    getNextPageParam: (last, pages) =>
      pages.length * pageSize < last.component.offered ? pages.length * pageSize : undefined,
  });
  if (evidence.isPending) return <RowsSkeleton rows={2} />;
  if (evidence.isError) {
    return <ProblemNotice error={evidence.error} onRetry={() => void evidence.refetch()} />;
  }
  return (
    <>
      <ul className={styles['quotes']} aria-label={t('evidence.quotes', { title: component.title })}>
        {evidence.data.pages
          .flatMap(({ quotes }) => quotes)
          .map((quote) => (
            <QuoteEvidence key={quote.quoteId} quote={quote} currency={component.currency} />
          ))}
      </ul>
      {evidence.hasNextPage && (
        <Button variant="default" size="xs" onClick={() => void evidence.fetchNextPage()}>
          {t('rows.more')}
        </Button>
      )}
    </>
  );
}

function QuoteEvidence({ quote, currency }: { quote: ComponentEvidence; currency: string }) {
  const { t } = useTranslation('insight');
  const language = useLanguage();
  return (
    <li className={styles['quote']}>
      <div className={styles['line']}>
        <Link to="/quotes/$quoteId" params={{ quoteId: quote.quoteId }} className="link">
          {quote.customerName}
        </Link>
        <span className={styles['quiet']}>{quote.quoteNumber}</span>
        <Badge tone={tones[quote.state]}>{t(`evidence.state.${quote.state}`)}</Badge>
        <span className={`num ${styles['amount']}`}>
          <Money amount={quote.amount} currency={currency} />
        </span>
      </div>
      {quote.moments.length === 0 ? (
        <p className={styles['quiet']}>{t('evidence.noMoments')}</p>
      ) : (
        <ol className={styles['moments']}>
          {quote.moments.map((moment) => (
            <li key={`${moment.at} ${moment.participant} ${moment.kind}`}>
              <time dateTime={new Date(moment.at).toISOString()}>{dayAndTime(moment.at, language)}</time>
              <span>{t(`evidence.moment.${moment.kind}`, { name: moment.participant })}</span>
              {moment.amount !== null && (
                <span className="num">
                  <Money amount={moment.amount} currency={currency} />
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}
