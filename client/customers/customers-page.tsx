import { useState } from 'react';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { CustomersTable } from './customers-table.tsx';
import { useCustomers } from './use-customers.ts';

/** Everybody who is sold to, the latest change first, or those that are looked for. */
export function CustomersPage() {
  const { t } = useTranslation('customers');
  const [words, setWords] = useState('');
  const pages = useCustomers(words);
  const first = (
    <ButtonLink to="/quotes/new" variant="filled">
      {t('empty.first')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')}>
      <PagedList
        pages={pages}
        words={words}
        onWords={setWords}
        texts={{
          find: t('find'),
          told: (count) => t(words === '' ? 'all' : 'found', { count }),
          next: t('next'),
        }}
        empty={<EmptyState title={t('empty.title')} text={t('empty.text')} action={first} />}
      >
        {(shown) => <CustomersTable customers={shown.flatMap(({ customers }) => customers)} />}
      </PagedList>
    </Page>
  );
}
