import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseRow } from '#shared/protocol/insight-api.ts';
import { Money } from '../ui/money.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './insight.module.css';
import { Panel } from './panel.tsx';
import { useCaseRows } from './use-case-rows.ts';

/** What is seen beside the forecast at once, and comes with each asking. */
const pageSize = 12;

/** What the forecast is counted from, as a plain list: whose buyer is expected to say yes within the horizon, and how soon. */
export function YesPanel() {
  const { t } = useTranslation('insight');
  const pages = useCaseRows('forecast', 'within', pageSize);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const left = (pages.data?.pages[0]?.figure.count ?? 0) - rows.length;
  return (
    <Panel title={t('yes.title')} text={t('yes.text')}>
      {pages.isPending && <RowsSkeleton rows={6} />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && rows.length === 0 && <p className={styles['note']}>{t('forecast.nothing')}</p>}
      {rows.length > 0 && (
        <table className={`${styles['table']} ${styles['lined']}`}>
          <thead>
            <tr>
              <th scope="col">{t('rows.customer')}</th>
              <th scope="col" className={styles['right']}>
                {t('yes.in')}
              </th>
              <th scope="col" className={styles['right']}>
                {t('rows.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Yes key={`${row.opportunityId} ${row.cycle}`} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {left > 0 && (
        <Button
          variant="default"
          size="xs"
          aria-disabled={pages.isFetchingNextPage}
          onClick={() => pages.isFetchingNextPage || void pages.fetchNextPage()}
        >
          {t('yes.more', { count: left })}
        </Button>
      )}
    </Panel>
  );
}

function Yes({ row: { opportunityId, customerName, title, days, amount, currency } }: { row: CaseRow }) {
  const { t } = useTranslation('insight');
  return (
    <tr>
      <th scope="row">
        <Link to="/opportunities/$opportunityId" params={{ opportunityId }} className="link">
          {customerName}
        </Link>
        <span className={styles['under']}>{title}</span>
      </th>
      <td className={`num ${styles['right']}`}>
        {days === 0 ? t('yes.today') : t('yes.days', { count: days ?? 0 })}
      </td>
      <td className={`num ${styles['right']}`}>
        {amount !== null && currency !== null && <Money amount={amount} currency={currency} />}
      </td>
    </tr>
  );
}
