import { NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { nextSteps } from '#shared/opportunity/next-step.ts';
import { outstandingOrders } from '#shared/protocol/outstanding-api.ts';
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
import { useOutstanding } from './use-outstanding.ts';

/** The versions that lie with customers, by what should happen next. What filters and sorts stands in the address. */
export function OutstandingPage() {
  const { t } = useTranslation('pipeline');
  const { owner, step, sort } = useSearch({ from: '/workspace/pipeline' });
  const { list, first, rows, more } = useOutstanding({
    ...(owner !== undefined && { owner }),
    ...(step !== undefined && { steps: step }),
    ...(sort !== undefined && { sort }),
  });
  const isEmpty = first !== undefined && first.owners.length === 0;
  const navigate = useNavigate();
  const change = (wanted: { [K in keyof OutstandingSearch]?: OutstandingSearch[K] | undefined }) =>
    void navigate({
      to: '/pipeline',
      search: validOutstandingSearch({ owner, step, sort, ...wanted }),
      replace: true,
    });
  return (
    <Page
      title={t('title')}
      actions={
        first &&
        !isEmpty && (
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
            <NativeSelect
              aria-label={t('sort.label')}
              value={sort ?? 'by-step'}
              data={outstandingOrders.map((value) => ({ value, label: t(`sort.${value}`) }))}
              onChange={({ currentTarget: { value } }) =>
                change({ sort: value === 'by-need' ? 'by-need' : undefined })
              }
            />
            <OwnerFilter
              owners={first.owners}
              owner={owner}
              onChange={(chosen) => change({ owner: chosen })}
            />
          </>
        )
      }
    >
      <PipelineTabs search={owner === undefined ? {} : { owner }} />
      {list.isError && !more.error && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && (
        <div className="card">
          <RowsSkeleton rows={8} />
        </div>
      )}
      {isEmpty && (
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
      {first && !isEmpty && (
        <>
          <OutstandingFigures of={first} step={step} />
          <div className={`card ${table['frame']}`}>
            {rows.length === 0 ? (
              <EmptyState title={t('emptyFilter')} />
            ) : (
              <OutstandingTable
                quotes={rows}
                today={first.today}
                isGrouped={sort === undefined}
                more={more}
              />
            )}
          </div>
        </>
      )}
    </Page>
  );
}
