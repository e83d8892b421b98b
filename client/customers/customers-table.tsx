import { Link } from '@tanstack/react-router';
import type { CustomerSummary } from '#shared/protocol/customers-api.ts';
import { Money } from '../ui/money.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import table from '../ui/table.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './customers.module.css';

/** Customers with what is open with each; each row opens its customer. */
export function CustomersTable({ customers }: { customers: readonly CustomerSummary[] }) {
  const { t } = useTranslation('customers');
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <th scope="col">{t('column.customer')}</th>
          <th scope="col" className={table['spacious']}>
            {t('column.contact')}
          </th>
          <th scope="col">{t('column.deals')}</th>
          <th scope="col">{t('column.quotes')}</th>
          <th scope="col">{t('column.changed')}</th>
          <th scope="col" className={table['right']}>
            {t('column.open')}
          </th>
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <CustomerRow key={customer.id} customer={customer} />
        ))}
      </tbody>
    </table>
  );
}

function CustomerRow({ customer }: { customer: CustomerSummary }) {
  const { t } = useTranslation('customers');
  const { id, name, companyNumber, contactName, openDeals, quotes, openSums, changedAt } = customer;
  return (
    <tr className={table['row']}>
      <td>
        <Link to="/customers/$customerId" params={{ customerId: id }} className={table['rowLink'] ?? ''}>
          {name}
        </Link>
        {companyNumber !== '' && <span className={`num ${table['second']}`}>{companyNumber}</span>}
      </td>
      <td className={table['spacious']}>{contactName}</td>
      <td className={openDeals === 0 ? styles['quiet'] : undefined}>
        {t('openDeals', { count: openDeals })}
      </td>
      <td>{t('quotes', { count: quotes })}</td>
      <td>
        <RelativeTime at={changedAt} />
      </td>
      <td className={`num ${table['right']} ${table['amount']} ${styles['sums']}`}>
        {openSums.map(({ currency, amount }) => (
          <span key={currency} className={table['plain']}>
            <Money amount={amount} currency={currency} />
          </span>
        ))}
      </td>
    </tr>
  );
}
