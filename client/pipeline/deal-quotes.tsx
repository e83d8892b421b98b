import { Link } from '@tanstack/react-router';
import type { DealQuote } from '#shared/protocol/pipeline-api.ts';
import { shortDayOf } from '../ui/dates.ts';
import { Money } from '../ui/money.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './deal.module.css';
import { DealPanel } from './deal-panel.tsx';

/** The deal's quotes, each with what was sent of it and how that stands. */
export function DealQuotes({ quotes }: { quotes: readonly DealQuote[] }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  return (
    <DealPanel title={t('deal.quotes')}>
      {quotes.map((quote) => (
        <div key={quote.id} className={styles['quote']}>
          <p className={styles['pair']}>
            <Link to="/quotes/$quoteId" params={{ quoteId: quote.id }} className="link">
              {t('deal.quote', { number: quote.number })}
            </Link>
            {quote.amount !== null && <Money amount={quote.amount} currency={quote.currency} />}
          </p>
          {quote.title !== '' && <p className={styles['quiet']}>{quote.title}</p>}
          {quote.versions.length === 0 ? (
            <p className={styles['quiet']}>{t('deal.notSent')}</p>
          ) : (
            <ul className={styles['list']}>
              {quote.versions.map((version) => (
                <li key={version.id} className={styles['pair']}>
                  <span>
                    <Link
                      to="/quotes/$quoteId/versions/$number"
                      params={{ quoteId: quote.id, number: String(version.number) }}
                      className="link"
                    >
                      {t('deal.version', { number: version.number })}
                    </Link>{' '}
                    <span className={styles['quiet']}>
                      {t(`deal.standing.${version.standing}`)}, {shortDayOf(version.sentAt, language)}
                    </span>
                  </span>
                  <Money amount={version.amount} currency={version.currency} />
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </DealPanel>
  );
}
