import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { CaseView } from '#shared/insight/case-views.ts';
import { minorDigits } from '#shared/money/currency.ts';
import type { CaseRow } from '#shared/protocol/insight-api.ts';
import { shortDayOf } from '../ui/dates.ts';
import { Money } from '../ui/money.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StageBadge } from '../ui/stage-badge.tsx';
import { useStageName } from '../ui/stage-name.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { decimalOf, finePercentOf, percentOf, sumsOf } from './figures.ts';
import styles from './insight.module.css';
import { rowsOf } from './insight-search.ts';
import { Scrolling } from './scrolling.tsx';
import { useCaseRows } from './use-case-rows.ts';
import { useInsightSearch } from './use-insight-search.ts';

const pageSize = 50;

/** The deals behind the figure that is open, where it is one of these views. */
export function RowsPanel({ views }: { views: readonly CaseView[] }) {
  const { search } = useInsightSearch();
  const open = rowsOf(search.rows);
  return open && views.includes(open.view) ? <Rows key={search.rows} {...open} /> : null;
}

function Rows({ view, cell }: { view: CaseView; cell: string }) {
  const { t } = useTranslation('insight');
  const { change } = useInsightSearch();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever opened it is taken to it: it stands below what they pressed.
  useEffect(() => heading.current?.focus(), []);
  const pages = useCaseRows(view, cell, pageSize);
  const figure = pages.data?.pages[0]?.figure;
  return (
    <section className={`card ${styles['panel']}`} aria-label={t('rows.title')}>
      <header className={styles['head']}>
        <h2 ref={heading} tabIndex={-1}>
          {t('rows.title')}
        </h2>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => change({ rows: undefined })}
        >
          {t('rows.close')}
        </Button>
      </header>
      {pages.isPending && <RowsSkeleton rows={4} />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {figure && (
        <p className={styles['lead']}>
          {t('rows.count', { count: figure.count })}
          {figure.sums.length > 0 && ` · ${sumsOf(figure)}`}
        </p>
      )}
      {pages.data && <RowsTable view={view} rows={pages.data.pages.flatMap(({ rows }) => rows)} />}
      {pages.hasNextPage && (
        <Button variant="default" size="xs" onClick={() => void pages.fetchNextPage()}>
          {t('rows.more')}
        </Button>
      )}
    </section>
  );
}

/** What a view measures of each deal, named by what it is there. Of the others a figure is a count. */
const measures = {
  days: ['overview', 'age', 'flow', 'losses', 'gate', 'hygiene'],
  ratio: ['overview', 'gate'],
} as const;

const isOneOf = <T extends string>(of: readonly T[], view: string): view is T =>
  (of as readonly string[]).includes(view);

function RowsTable({ view, rows }: { view: CaseView; rows: readonly CaseRow[] }) {
  const { t } = useTranslation('insight');
  const language = useLanguage();
  const stageName = useStageName();
  const isForecast = rows.some(({ chance }) => chance !== null);
  const days = isOneOf(measures.days, view) && rows.some((row) => row.days !== null) ? view : null;
  const ratio = isOneOf(measures.ratio, view) && rows.some((row) => row.ratio !== null) ? view : null;
  // On a phone what is measured comes first.
  const besideMeasure = days || ratio || isForecast ? styles['wide'] : undefined;
  return (
    <Scrolling label={t('rows.table')}>
      <table className={`${styles['table']} ${styles['lined']}`}>
        <thead>
          <tr>
            <th scope="col">{t('rows.customer')}</th>
            <th scope="col" className={besideMeasure}>
              {t('rows.stage')}
            </th>
            <th scope="col" className={styles['wide']}>
              {t('rows.owner')}
            </th>
            <th scope="col" className={`${styles['right']} ${styles['wide']}`}>
              {t('rows.began')}
            </th>
            <th scope="col" className={styles['right']}>
              {t('rows.amount')}
            </th>
            {days && (
              <th scope="col" className={`${styles['right']} ${styles['measure']}`}>
                {t(`rows.days.${days}`)}
              </th>
            )}
            {ratio && (
              <th scope="col" className={`${styles['right']} ${styles['measure']}`}>
                {t(`rows.ratio.${ratio}`)}
              </th>
            )}
            {isForecast && (
              <>
                <th scope="col" className={styles['right']}>
                  {t('rows.chance')}
                </th>
                <th scope="col" className={styles['right']}>
                  {t('rows.expected')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.opportunityId} ${row.cycle}`}>
              <th scope="row">
                <Link
                  to="/opportunities/$opportunityId"
                  params={{ opportunityId: row.opportunityId }}
                  className="link"
                >
                  {row.customerName}
                </Link>
                <span className={styles['under']}>{row.title}</span>
                {besideMeasure && <span className={styles['narrow']}>{stageName(row.stage)}</span>}
              </th>
              <td className={besideMeasure}>
                <StageBadge stage={row.stage} />
              </td>
              <td className={styles['wide']}>{row.ownerName}</td>
              <td className={`num ${styles['right']} ${styles['wide']}`}>
                {shortDayOf(row.startedAt, language)}
              </td>
              <td className={`num ${styles['right']}`}>
                {row.amount !== null && row.currency !== null && (
                  <Money amount={row.amount} currency={row.currency} />
                )}
              </td>
              {days && (
                <td className={`num ${styles['right']}`}>{row.days !== null && decimalOf(row.days, 0)}</td>
              )}
              {ratio && (
                <td className={`num ${styles['right']}`}>
                  {row.ratio !== null && t('rate.percent', { percent: finePercentOf(row.ratio) })}
                </td>
              )}
              {isForecast && <Expected row={row} />}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** An estimate knows nothing of öre. */
function wholeOf(estimate: number, currency: string): number {
  const unit = 10 ** minorDigits(currency);
  return Math.round(estimate / unit) * unit;
}

/** How likely it is taken to be won, and what of it that leaves. */
function Expected({ row: { amount, currency, chance } }: { row: CaseRow }) {
  const { t } = useTranslation('insight');
  return (
    <>
      <td className={`num ${styles['right']}`}>
        {chance !== null && t('rate.percent', { percent: percentOf(chance) })}
      </td>
      <td className={`num ${styles['right']}`}>
        {chance !== null && amount !== null && currency !== null && (
          <Money amount={wholeOf(amount * chance, currency)} currency={currency} decimals={0} />
        )}
      </td>
    </>
  );
}
