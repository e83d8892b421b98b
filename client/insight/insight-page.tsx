import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense } from 'react';
import { query } from '../api/queries.ts';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import filters from './filters.module.css';
import { Filters } from './filters.tsx';
import { type Tab, tabs } from './insight-search.ts';
import { OverviewFigures } from './overview-figures.tsx';
import { RowsPanel } from './rows-panel.tsx';
import { useInsightSearch } from './use-insight-search.ts';

/** The parts of the page, each fetched when it is opened. */
const parts: Readonly<Record<Tab, ComponentType>> = {
  choices: lazy(() => import('./choices-tab.tsx')),
  process: lazy(() => import('./process-tab.tsx')),
  forecast: lazy(() => import('./forecast-tab.tsx')),
  losses: lazy(() => import('./losses-tab.tsx')),
};

/** For managers: what customers keep, leave out and pay, and how deals go from the gate to their end. */
export function InsightPage() {
  const { t } = useTranslation('insight');
  const { search, filter, change } = useInsightSearch();
  const overview = useQuery(query('insightOverview', { query: filter }));
  const { tab = 'choices' } = search;
  const Part = parts[tab];
  const count = overview.data && (
    <>
      {t('key.cycles', { count: overview.data.cycles })},{' '}
      {t('key.customers', { count: overview.data.customers })}
    </>
  );
  return (
    <Page title={t('title')} count={count}>
      <div className={filters['stack']}>
        <div className={filters['tabs']}>
          <SegmentedControl
            aria-label={t('tabs.label')}
            value={tab}
            onChange={(value) => change({ tab: value, rows: undefined })}
            data={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
          />
          <Filters owners={overview.data?.owners ?? []} />
        </div>
        {overview.isError && <ProblemNotice error={overview.error} onRetry={() => void overview.refetch()} />}
        {overview.data && <OverviewFigures overview={overview.data} />}
        <RowsPanel views={['overview']} />
        <Suspense
          fallback={
            <div className="card">
              <RowsSkeleton rows={8} />
            </div>
          }
        >
          <Part />
        </Suspense>
      </div>
    </Page>
  );
}
