import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../api/queries.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ChoicesPanel } from './choices-panel.tsx';
import styles from './insight.module.css';
import { LeftOutPanel } from './left-out-panel.tsx';

/** For managers: over all quotes, what customers keep and what they leave out. */
export function InsightPage() {
  const { t } = useTranslation('insight');
  const insight = useQuery(query('componentInsight', {}));
  const components = insight.data?.components.filter((component) => component.offered > 0) ?? [];
  const count = insight.data && (
    <span className={styles['count']}>{t('quoteCount', { count: insight.data.quoteCount })}</span>
  );
  return (
    <Page title={t('title')} actions={count}>
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
    </Page>
  );
}
