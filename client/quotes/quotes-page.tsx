import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { amountDecimals } from '#shared/money/format-money.ts';
import type { QuoteSummary } from '#shared/protocol/views.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FindField } from '../ui/find-field.tsx';
import { Money } from '../ui/money.tsx';
import { NextPage } from '../ui/next-page.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { colleagueColour } from '../ui/person.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StageBadge } from '../ui/stage-badge.tsx';
import table from '../ui/table.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './quotes-page.module.css';
import { useQuotes } from './use-quotes.ts';

/** Every quote of the organisation, the last changed first, or those that are looked for. */
export function QuotesPage() {
  const { t } = useTranslation('quotes');
  const [words, setWords] = useState('');
  const pages = useQuotes(words);
  const quotes = pages.data?.pages.flatMap(({ quotes }) => quotes) ?? [];
  const count = pages.data?.pages[0]?.count ?? 0;
  const newQuote = (
    <ButtonLink to="/quotes/new" variant="filled" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('new')}
    </ButtonLink>
  );
  const isEmpty = pages.data !== undefined && count === 0 && words === '';
  return (
    <Page title={t('title')} actions={newQuote}>
      {!isEmpty && (
        <div className={styles['find']}>
          <FindField label={t('find')} value={words} onChange={setWords} />
          <p role="status">{pages.data && t(words === '' ? 'all' : 'found', { count })}</p>
        </div>
      )}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && (
        <div className="card">
          <RowsSkeleton />
        </div>
      )}
      {(isEmpty || quotes.length > 0) && (
        <div className={`card ${table['frame']}`}>
          {isEmpty ? (
            <EmptyState title={t('empty.title')} text={t('empty.text')} action={newQuote} />
          ) : (
            <QuotesTable quotes={quotes} />
          )}
        </div>
      )}
      {pages.hasNextPage && (
        <p className={styles['next']}>
          <NextPage
            label={t('next')}
            isPending={pages.isFetchingNextPage}
            onAsk={() => void pages.fetchNextPage()}
          />
        </p>
      )}
    </Page>
  );
}

function QuotesTable({ quotes }: { quotes: readonly QuoteSummary[] }) {
  const { t } = useTranslation('quotes');
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <th scope="col">{t('column.quote')}</th>
          <th scope="col">{t('column.number')}</th>
          <th scope="col">{t('column.stage')}</th>
          <th scope="col" className={table['spacious']}>
            {t('column.version')}
          </th>
          <th scope="col">{t('column.updated')}</th>
          <th scope="col" className={table['right']}>
            {t('column.amount')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('column.owner')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {quotes.map((quote) => (
          <QuoteRow key={quote.id} quote={quote} decimals={decimalsIn(quotes, quote.currency)} />
        ))}
      </tbody>
    </table>
  );
}

/** The öre rule over the column: amounts of one currency look alike. */
function decimalsIn(quotes: readonly QuoteSummary[], currency: string): number {
  const amounts = quotes.filter((quote) => quote.currency === currency).map((quote) => quote.amount ?? 0);
  return amountDecimals(amounts, currency);
}

function QuoteRow({ quote, decimals }: { quote: QuoteSummary; decimals: number }) {
  const { t } = useTranslation('quotes');
  return (
    <tr className={table['row']}>
      <td>
        <Link to="/quotes/$quoteId" params={{ quoteId: quote.id }} className={table['rowLink'] ?? ''}>
          {quote.customerName}
        </Link>
        <span className={table['second']}>{quote.title || quote.opportunityTitle}</span>
      </td>
      <td className="num">{quote.number}</td>
      <td>
        <StageBadge stage={quote.stage} />
      </td>
      <td className={table['spacious']}>
        {quote.latestVersion === null ? t('notSent') : t('version', { number: quote.latestVersion })}
        {quote.latestStanding === 'declined' && <Badge tone="amber">{t('declined')}</Badge>}
      </td>
      <td>
        <RelativeTime at={quote.updatedAt} />
      </td>
      <td className={`num ${table['right']} ${table['amount']}`}>
        {quote.amount === null ? (
          t('notPriced')
        ) : (
          <Money amount={quote.amount} currency={quote.currency} decimals={decimals} />
        )}
      </td>
      <td className={`${table['end']} ${table['roomy']}`}>
        <Avatar name={quote.ownerName} side="seller" colour={colleagueColour(quote.ownerName)} />
      </td>
    </tr>
  );
}
