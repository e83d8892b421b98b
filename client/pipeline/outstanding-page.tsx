import { NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { nextSteps } from '#shared/opportunity/next-step.ts';
import { query } from '../api/queries.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import table from '../ui/table.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { OutstandingFigures } from './outstanding-figures.tsx';
import { type OutstandingSearch, validOutstandingSearch } from './outstanding-search.ts';
import { OutstandingTable } from './outstanding-table.tsx';
import { OwnerFilter } from './owner-filter.tsx';
import { PipelineTabs } from './pipeline-tabs.tsx';

/** The versions that lie with customers, by what should happen next. The owner filter stands in the address. */
export function OutstandingPage() {
  const { t } = useTranslation('pipeline');
  const outstanding = useQuery(query('listOutstanding', {}));
  const all = outstanding.data?.quotes ?? [];
  const { owner, step } = useSearch({ from: '/workspace/pipeline' });
  const navigate = useNavigate();
  const quotes = all.filter(
    (quote) =>
      (owner === undefined || quote.ownerName === owner) && (step === undefined || quote.nextStep === step),
  );
  const change = (wanted: { [K in keyof OutstandingSearch]?: OutstandingSearch[K] | undefined }) =>
    void navigate({
      to: '/pipeline',
      search: validOutstandingSearch({ owner, step, ...wanted }),
      replace: true,
    });
  return (
    <Page
      title={t('title')}
      actions={
        all.length > 0 && (
          <>
            <NativeSelect
              aria-label={t('nextStep')}
              value={step ?? ''}
              data={[
                { value: '', label: t('anyStep') },
                ...nextSteps.map((value) => ({ value, label: t(`step.${value}.title`) })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                change({ step: nextSteps.find((known) => known === value) })
              }
            />
            <OwnerFilter deals={all} owner={owner} onChange={(chosen) => change({ owner: chosen })} />
          </>
        )
      }
    >
      <PipelineTabs search={owner === undefined ? {} : { owner }} />
      {outstanding.isError && (
        <ProblemNotice error={outstanding.error} onRetry={() => void outstanding.refetch()} />
      )}
      {outstanding.isPending && (
        <div className="card">
          <RowsSkeleton rows={8} />
        </div>
      )}
      {outstanding.data && all.length === 0 && (
        <div className="card">
          <EmptyState
            title={t('empty.title')}
            text={t('empty.text')}
            action={
              <ButtonLink to="/quotes/new" variant="filled" leftSection={<IconPlus size={16} aria-hidden />}>
                {t('empty.action')}
              </ButtonLink>
            }
          />
        </div>
      )}
      {all.length > 0 && (
        <>
          <OutstandingFigures quotes={quotes} />
          <div className={`card ${table['frame']}`}>
            {quotes.length === 0 ? (
              <EmptyState title={t('emptyFilter')} />
            ) : (
              <OutstandingTable quotes={quotes} today={outstanding.data?.today ?? ''} />
            )}
          </div>
        </>
      )}
    </Page>
  );
}
