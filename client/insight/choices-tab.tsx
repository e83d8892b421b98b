import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { AgePanel } from './age-panel.tsx';
import { ChoicesPanel } from './choices-panel.tsx';
import filters from './filters.module.css';
import styles from './insight.module.css';
import { LeftOutPanel } from './left-out-panel.tsx';
import { PriceTestsPanel } from './price-tests-panel.tsx';
import { RowsPanel } from './rows-panel.tsx';
import { useInsightSearch } from './use-insight-search.ts';
import { WillingnessPanel } from './willingness-panel.tsx';

/** What customers choose and pay, and how old what lies with them is. */
export default function ChoicesTab() {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const insight = useQuery(query('componentInsight', { query: filter }));
  const components = insight.data?.components.filter((component) => component.offered > 0) ?? [];
  return (
    <div className={filters['stack']}>
      {insight.isError && <ProblemNotice error={insight.error} onRetry={() => void insight.refetch()} />}
      {insight.isPending && (
        <div className="card">
          <RowsSkeleton rows={8} />
        </div>
      )}
      {insight.data && components.length === 0 && (
        <div className="card">
          <EmptyState title={t('empty.title')} text={t('empty.text')} />
        </div>
      )}
      {components.length > 0 && (
        <div className={styles['panels']}>
          <ChoicesPanel components={components} />
          <LeftOutPanel components={components} />
        </div>
      )}
      <div className={styles['panels']}>
        <WillingnessPanel />
        <AgePanel />
      </div>
      <PriceTestsPanel />
      <RowsPanel views={['age']} />
    </div>
  );
}
