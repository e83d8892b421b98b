import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isLate } from '#shared/opportunity/next-step.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { longDay, shortDay, shortDayOf } from '../ui/dates.ts';
import { useLanguage } from '../ui/i18n.ts';
import { Money } from '../ui/money.tsx';
import { colleagueColour } from '../ui/person.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import table from '../ui/table.module.css';
import styles from './outstanding.module.css';
import { ageBar, endsSoon } from './outstanding-model.ts';

interface OutstandingRowProps {
  quote: OutstandingQuote;
  decimals: number | undefined;
}

/** One sent version and how it stands. The whole row opens the quote. */
export function OutstandingRow({ quote, decimals }: OutstandingRowProps) {
  const { t } = useTranslation('pipeline');
  return (
    <tr className={table['row']}>
      <td>
        <Link to="/quotes/$quoteId" params={{ quoteId: quote.quoteId }} className={table['rowLink'] ?? ''}>
          {quote.customerName}
        </Link>
        <span className={table['second']}>
          {t('subject', { title: quote.opportunityTitle, number: quote.versionNumber })}
        </span>
        {quote.slips > 0 && <span className={table['second']}>{t('slips', { count: quote.slips })}</span>}
      </td>
      <td className="num">
        <Sent quote={quote} />
      </td>
      <td className={styles['last']}>
        <LastFromCustomer quote={quote} />
        {quote.openQuestions > 0 && (
          <Badge tone="amber">{t('questions', { count: quote.openQuestions })}</Badge>
        )}
      </td>
      <td className={table['spacious']}>
        <Dropped titles={quote.droppedSinceBase} />
      </td>
      <td className="num">
        <ValidUntil quote={quote} />
      </td>
      <td className={`num ${table['right']} ${table['amount']}`}>
        <Money amount={quote.amount} currency={quote.currency} decimals={decimals} />
      </td>
      <td className={table['end']}>
        <Avatar name={quote.ownerName} side="seller" colour={colleagueColour(quote.ownerName)} />
      </td>
    </tr>
  );
}

function Sent({ quote }: { quote: OutstandingQuote }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  const bar = ageBar(quote.ageDays);
  return (
    <>
      <span className={table['plain']}>{shortDayOf(quote.sentAt, language)}</span>
      <span className={`${table['second']} ${styles['age']}`}>
        {t('figure.days', { count: quote.ageDays })}
        <span className={styles['bar']} aria-hidden="true">
          <i className={bar.old ? styles['old'] : undefined} style={{ width: `${bar.percent}%` }} />
        </span>
      </span>
      {quote.firstSentDays > quote.ageDays && (
        <span className={table['second']}>{t('firstSent', { count: quote.firstSentDays })}</span>
      )}
      {quote.usualAge && isLate(quote) && (
        <span title={t('lateHelp', { count: quote.usualAge.won, days: quote.usualAge.days })}>
          <Badge tone="amber">{t('late')}</Badge>
        </span>
      )}
    </>
  );
}

function LastFromCustomer({ quote }: { quote: OutstandingQuote }) {
  const { t } = useTranslation('pipeline');
  const last = quote.lastBuyerAct;
  if (!last) return <span className={table['second']}>{t('nothingYet')}</span>;
  return (
    <>
      <span className={table['first']}>{t(`change.${last.kind}`, { title: last.title })}</span>
      <span className={table['second']}>
        {last.name}, <RelativeTime at={last.at} />
      </span>
    </>
  );
}

/** What both had found ready and was sent without. */
function Dropped({ titles }: { titles: readonly string[] | null }) {
  const { t } = useTranslation('pipeline');
  if (titles === null) return <span className={table['second']}>{t('noBase')}</span>;
  const [first, ...rest] = titles;
  if (first === undefined) return <span className={table['second']}>{t('nothingLeftOut')}</span>;
  return (
    <span title={titles.join(', ')}>
      {rest.length === 0 ? first : t('andMore', { first, count: rest.length })}
    </span>
  );
}

function ValidUntil({ quote }: { quote: OutstandingQuote }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  const { validUntil, daysToExpiry } = quote;
  if (validUntil === null || daysToExpiry === null)
    return <span className={table['second']}>{t('noEnd')}</span>;
  const day = shortDay(validUntil, language);
  if (daysToExpiry < 0) return <Badge tone="amber">{t('expired', { day })}</Badge>;
  const left = daysToExpiry === 0 ? t('lastDay') : t('left', { count: daysToExpiry });
  return (
    <span title={longDay(validUntil, language)}>
      {endsSoon(daysToExpiry) ? (
        <Badge tone="amber">{day}</Badge>
      ) : (
        <span className={table['plain']}>{day}</span>
      )}
      <span className={table['second']}>{left}</span>
    </span>
  );
}
