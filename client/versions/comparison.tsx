import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import type { Side } from '#shared/access/permissions.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import { isChanged } from '#shared/quote/compare/comparison.ts';
import { query } from '../api/queries.ts';
import { Segmented } from '../quote-room/fields/segmented.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { ChangesTable } from './changes-table.tsx';
import { ComparedTotals } from './compared-totals.tsx';
import { decimalsOf, largestOf } from './table-scale.ts';
import styles from './versions.module.css';
import { ComparedProvider, type ComparedView } from './versions-context.ts';
import type { VersionPair, VersionPoint } from './versions-search.ts';

const TextChanges = lazy(async () => ({ default: (await import('./text-changes.tsx')).TextChanges }));

interface ComparisonViewProps {
  quote: QuoteView;
  side: Side;
  pair: VersionPair;
  showsEverything: boolean;
  onShowEverything: (isOn: boolean) => void;
}

/** Two versions beside each other: both totals and why they differ, every change with its author, and the words. */
export function ComparisonView({ pair, quote, ...rest }: ComparisonViewProps) {
  const compared = useQuery({
    ...query('compareVersions', { params: { quoteId: quote.id }, query: pair }),
    // Two sent versions never differ in another way; only the working copy moves, and margins with the costs.
    staleTime: pair.to === 'draft' ? 0 : 60_000,
    placeholderData: keepPreviousData,
  });
  if (compared.isError) {
    return <ProblemNotice error={compared.error} onRetry={() => void compared.refetch()} />;
  }
  if (!compared.data) return <RowsSkeleton rows={10} />;
  return <Compared {...rest} pair={pair} answer={compared.data} isStale={compared.isPlaceholderData} />;
}

interface ComparedProps extends Omit<ComparisonViewProps, 'quote'> {
  answer: EndpointAnswer<'compareVersions'>;
  isStale: boolean;
}

function Compared({ answer, pair, side, isStale, showsEverything, onShowEverything }: ComparedProps) {
  const { t } = useTranslation('versions');
  const nameOf = (point: VersionPoint) =>
    point === 'draft' ? t('list.draft') : t('list.version', { number: point });
  const { comparison, margins, offer } = answer;
  const [before, after] = [nameOf(pair.from), nameOf(pair.to)];
  const view = useMemo(
    (): ComparedView => ({
      side,
      currency: comparison.currency.after,
      before,
      after,
      decimals: decimalsOf(comparison),
      largest: largestOf(comparison),
      hasMargins: margins !== null,
    }),
    [side, comparison, before, after, margins],
  );
  const count =
    comparison.elements.filter(isChanged).length +
    comparison.terms.length +
    comparison.texts.length +
    offer.length;
  return (
    <ComparedProvider value={view}>
      <div aria-busy={isStale}>
        <div className={styles['head']}>
          <ComparedTotals comparison={comparison} />
          <Segmented
            label={t('show.label')}
            value={showsEverything ? 'everything' : 'changes'}
            options={[
              { value: 'changes', label: `${t('show.changes')} ${count}` },
              { value: 'everything', label: t('show.everything') },
            ]}
            onChange={(value) => onShowEverything(value === 'everything')}
          />
        </div>
        <ChangesTable
          {...answer}
          showsEverything={showsEverything}
          onShowEverything={() => onShowEverything(true)}
        />
        {comparison.texts.length > 0 && (
          <Suspense fallback={<RowsSkeleton rows={4} />}>
            <TextChanges texts={comparison.texts} />
          </Suspense>
        )}
      </div>
    </ComparedProvider>
  );
}
