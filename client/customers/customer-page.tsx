import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { CustomerId } from '#shared/ids.ts';
import { query } from '../api/queries.ts';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { CustomerContacts } from './customer-contacts.tsx';
import { CustomerDeals } from './customer-deals.tsx';
import { CustomerQuotes } from './customer-quotes.tsx';
import styles from './customers.module.css';

/** One customer: whom one talks to there, what is being sold to them and what was, and every quote. */
export function CustomerPage() {
  const { customerId } = useParams({ from: '/workspace/customers/$customerId' });
  const id = CustomerId.safeParse(customerId);
  return id.success ? <CustomerOf key={id.data} customerId={id.data} /> : <NotFoundPage />;
}

function CustomerOf({ customerId }: { customerId: CustomerId }) {
  const { t } = useTranslation('customers');
  const { data, error, refetch } = useQuery(query('getCustomer', { params: { customerId } }));
  return (
    <Page title={data?.name ?? t('one')}>
      {!data && !error && (
        <div className="card">
          <RowsSkeleton rows={8} />
        </div>
      )}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          {(data.companyNumber !== '' || data.address !== '') && (
            <p className={styles['lead']}>
              {data.companyNumber !== '' && <span className="num">{data.companyNumber}</span>}
              {data.address !== '' && <span>{data.address}</span>}
            </p>
          )}
          <div className={styles['parts']}>
            <CustomerContacts contacts={data.contacts} />
            <CustomerDeals open={data.open} ended={data.ended} />
            <CustomerQuotes customerId={customerId} />
          </div>
        </>
      )}
    </Page>
  );
}
