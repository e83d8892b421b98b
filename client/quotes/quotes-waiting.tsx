import { useQuery } from '@tanstack/react-query';
import { Link, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NextStep } from '#shared/opportunity/next-step.ts';
import type { QuoteSummary } from '#shared/protocol/views.ts';
import { query } from '../api/queries.ts';
import styles from './home.module.css';
import { waitingFor } from './home-model.ts';
import { QuoteCard } from './quote-card.tsx';

/** What lies with customers and waits for us. Stays away until it is known that something does. */
export function QuotesWaiting({ quotes }: { quotes: readonly QuoteSummary[] }) {
  const { t } = useTranslation(['quotes', 'pipeline']);
  const { me } = useRouteContext({ from: '/workspace' });
  const { data } = useQuery(query('listOutstanding', {}));
  const { quotes: waiting, more, ended } = waitingFor(me, data?.quotes ?? []);
  const summaries = new Map(quotes.map((quote) => [quote.id, quote]));
  if (waiting.length === 0 && ended === 0) return null;
  return (
    <section aria-labelledby="waiting">
      <header className={styles['head']}>
        <h2 id="waiting">{t('home.waiting')}</h2>
      </header>
      <ul className={styles['cards']}>
        {waiting.map(({ quoteId, versionNumber, nextStep }) => {
          const quote = summaries.get(quoteId);
          return quote && <QuoteCard key={`${quoteId} ${versionNumber}`} quote={quote} step={nextStep} />;
        })}
      </ul>
      {(more.length > 0 || ended > 0) && (
        <ul className={styles['rest']}>
          {more.map(({ step, count }) => (
            <li key={step}>
              <ToOutstanding step={step}>
                {t('home.more', { count, step: t(`pipeline:step.${step}.title`) })}
              </ToOutstanding>
            </li>
          ))}
          {ended > 0 && (
            <li>
              {t('home.ended', { count: ended })}{' '}
              <ToOutstanding step="expired">{t('home.seeEnded')}</ToOutstanding>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

/** The list of all that lies with customers, with that step alone; a seller's own. */
function ToOutstanding({ step, children }: { step: NextStep; children: string }) {
  const { me } = useRouteContext({ from: '/workspace' });
  const search = { step, ...(me.role === 'seller' && { owner: me.name }) };
  return (
    <Link to="/pipeline" search={search} className="link">
      {children}
    </Link>
  );
}
