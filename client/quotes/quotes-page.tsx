import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { QuotesTable } from './quotes-table.tsx';
import { useQuotes } from './use-quotes.ts';

/** Every quote of the organisation, the last changed first, or those that are looked for. */
export function QuotesPage() {
  const { t } = useTranslation('quotes');
  const [words, setWords] = useState('');
  const pages = useQuotes({ words });
  const newQuote = (
    <ButtonLink to="/quotes/new" variant="filled" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} actions={newQuote}>
      <PagedList
        pages={pages}
        words={words}
        onWords={setWords}
        texts={{
          find: t('find'),
          told: (count) => t(words === '' ? 'all' : 'found', { count }),
          next: t('next'),
        }}
        empty={<EmptyState title={t('empty.title')} text={t('empty.text')} action={newQuote} />}
      >
        {(shown) => <QuotesTable quotes={shown.flatMap(({ quotes }) => quotes)} />}
      </PagedList>
    </Page>
  );
}
