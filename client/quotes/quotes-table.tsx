import { Link } from '@tanstack/react-router';
import { amountDecimals } from '#shared/money/format-money.ts';
import type { QuoteSummary } from '#shared/protocol/views.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Money } from '../ui/money.tsx';
import { colleagueColour } from '../ui/person.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StageBadge } from '../ui/stage-badge.tsx';
import table from '../ui/table.module.css';
import { useTranslation } from '../ui/use-translation.ts';

interface QuotesTableProps {
  quotes: readonly QuoteSummary[];
  /** All are of one customer, whose name says nothing then. */
  ofOne?: boolean;
}

/** Quotes with how each stands; each row opens its quote. */
export function QuotesTable({ quotes, ofOne = false }: QuotesTableProps) {
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
          <QuoteRow
            key={quote.id}
            quote={quote}
            ofOne={ofOne}
            decimals={decimalsIn(quotes, quote.currency)}
          />
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

interface QuoteRowProps {
  quote: QuoteSummary;
  ofOne: boolean;
  decimals: number;
}

function QuoteRow({ quote, ofOne, decimals }: QuoteRowProps) {
  const { t } = useTranslation('quotes');
  const title = quote.title || quote.opportunityTitle;
  return (
    <tr className={table['row']}>
      <td>
        <Link to="/quotes/$quoteId" params={{ quoteId: quote.id }} className={table['rowLink'] ?? ''}>
          {ofOne ? title : quote.customerName}
        </Link>
        {!ofOne && <span className={table['second']}>{title}</span>}
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
