import { Link } from '@tanstack/react-router';
import { isLate } from '#shared/opportunity/next-step.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import type { IsoDate } from '#shared/time.ts';
import controls from '../quote-room/controls.module.css';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { longDay, shortDay, shortDayOf } from '../ui/dates.ts';
import { Money } from '../ui/money.tsx';
import { colleagueColour } from '../ui/person.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import table from '../ui/table.module.css';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './outstanding.module.css';
import { actionOf, answerPlace, type RowAction } from './outstanding-actions.ts';
import { ageBar, endsSoon } from './outstanding-model.ts';

interface OutstandingRowProps {
  quote: OutstandingQuote;
  /** The seller's day. */
  today: IsoDate;
  decimals: number | undefined;
  /** Whether what it asks before it is done stands below. */
  isAsking: boolean;
  onAct: (action: RowAction) => void;
}

/** One sent version and how it stands. The row opens the quote, and what it is about the deal. */
export function OutstandingRow({ quote, today, decimals, isAsking, onAct }: OutstandingRowProps) {
  const { t } = useTranslation('pipeline');
  return (
    <tr className={table['row']}>
      <td>
        <Link to="/quotes/$quoteId" params={{ quoteId: quote.quoteId }} className={table['rowLink'] ?? ''}>
          {quote.customerName}
        </Link>
        <span className={table['second']}>
          <Link
            to="/opportunities/$opportunityId"
            params={{ opportunityId: quote.opportunityId }}
            className={styles['deal'] ?? ''}
            title={t('deal.open')}
          >
            {t('subject', { title: quote.opportunityTitle, number: quote.versionNumber })}
          </Link>
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
        <span className={styles['next']}>
          <Avatar name={quote.ownerName} side="seller" colour={colleagueColour(quote.ownerName)} />
          <Act {...{ quote, today, isAsking, onAct }} />
        </span>
      </td>
    </tr>
  );
}

/** The one thing to do about it, above the link that the whole row is. */
function Act({ quote, today, isAsking, onAct }: Omit<OutstandingRowProps, 'decimals'>) {
  const { t } = useTranslation('pipeline');
  const action = actionOf(quote, today);
  const look = `${controls['button']} ${styles['act']}`;
  const label = t('act.of', { action: t(`act.${action}`), name: quote.customerName });
  if (action === 'answer') {
    return (
      <Link
        to="/quotes/$quoteId"
        params={{ quoteId: quote.quoteId }}
        search={answerPlace(quote)}
        className={look}
        aria-label={label}
      >
        {t('act.answer')}
      </Link>
    );
  }
  return (
    <button
      type="button"
      className={look}
      aria-label={label}
      aria-expanded={isAsking}
      onClick={() => onAct(action)}
    >
      {t(`act.${action}`)}
    </button>
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
  const reminder = quote.lastReminder && (
    <span className={table['second']}>
      {t('reminded', { name: quote.lastReminder.byName })} <RelativeTime at={quote.lastReminder.at} />
    </span>
  );
  if (!last) {
    return (
      <>
        <span className={table['second']}>{t('nothingYet')}</span>
        {reminder}
      </>
    );
  }
  return (
    <>
      <span className={table['first']}>{t(`change.${last.kind}`, { title: last.title })}</span>
      <span className={table['second']}>
        {last.name}, <RelativeTime at={last.at} />
      </span>
      {reminder}
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
