import type { CustomerId } from '#shared/ids.ts';
import { QuotesTable } from '../quotes/quotes-table.tsx';
import { useQuotes } from '../quotes/use-quotes.ts';
import { NextPage } from '../ui/next-page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import table from '../ui/table.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { CustomerPart } from './customer-part.tsx';
import styles from './customers.module.css';

/** Every quote for a customer, the last changed first. Each row opens its quote. */
export function CustomerQuotes({ customerId }: { customerId: CustomerId }) {
  const { t } = useTranslation(['customers', 'quotes']);
  const pages = useQuotes({ customer: customerId });
  const shown = pages.data?.pages;
  return (
    <CustomerPart title={t('quotes:title')} note={shown?.[0]?.count}>
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && (
        <div className="card">
          <RowsSkeleton rows={3} />
        </div>
      )}
      {shown && (
        <div className={`card ${table['frame']}`}>
          <QuotesTable quotes={shown.flatMap(({ quotes }) => quotes)} ofOne />
        </div>
      )}
      {pages.hasNextPage && (
        <p className={styles['next']}>
          <NextPage
            label={t('quotes:next')}
            isPending={pages.isFetchingNextPage}
            onAsk={() => void pages.fetchNextPage()}
          />
        </p>
      )}
    </CustomerPart>
  );
}
