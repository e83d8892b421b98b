import { Link } from '@tanstack/react-router';
import type { NextStep } from '#shared/opportunity/next-step.ts';
import type { QuoteSummary } from '#shared/protocol/views.ts';
import { Money } from '../ui/money.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StageGlyph } from '../ui/stage-glyph.tsx';
import { useStageName } from '../ui/stage-name.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './home.module.css';

/** What of a quote is seen at a glance. */
export type Glance = Pick<
  QuoteSummary,
  | 'id'
  | 'stage'
  | 'customerName'
  | 'title'
  | 'opportunityTitle'
  | 'amount'
  | 'currency'
  | 'latestVersion'
  | 'latestStanding'
  | 'updatedAt'
>;

interface QuoteCardProps {
  quote: Glance;
  /** What it needs next, where that is why it is shown. */
  step?: NextStep;
}

/** One quote at a glance; all of it opens the quote. */
export function QuoteCard({ quote, step }: QuoteCardProps) {
  const { t } = useTranslation(['quotes', 'pipeline']);
  const stageName = useStageName();
  return (
    <li className={`card ${styles['quote']}`}>
      <span className={styles['stage']}>
        <StageGlyph stage={quote.stage} />
        {stageName(quote.stage)}
        {step && <b className={styles['stepName']}>{t(`pipeline:step.${step}.title`)}</b>}
      </span>
      <Link to="/quotes/$quoteId" params={{ quoteId: quote.id }} className={styles['customer'] ?? ''}>
        {quote.customerName}
      </Link>
      <span className={styles['subject']}>{quote.title || quote.opportunityTitle}</span>
      <span className={`num ${styles['amount']}`}>
        {quote.amount === null ? t('notPriced') : <Money amount={quote.amount} currency={quote.currency} />}
      </span>
      <span className={styles['subject']}>
        {quote.latestVersion === null
          ? t('home.notSent')
          : t(quote.latestStanding === 'declined' ? 'home.declined' : 'home.sent', {
              number: quote.latestVersion,
            })}
        {' · '}
        <RelativeTime at={quote.updatedAt} />
      </span>
    </li>
  );
}
