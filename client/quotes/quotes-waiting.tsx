import { useQuery } from '@tanstack/react-query';
import { Link, useRouteContext } from '@tanstack/react-router';
import type { NextStep } from '#shared/opportunity/next-step.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import { query } from '../api/queries.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './home.module.css';
import { waitingAsked, waitingFor } from './home-model.ts';
import { type Glance, QuoteCard } from './quote-card.tsx';

/** What lies with customers and waits for us. Stays away until it is known that something does. */
export function QuotesWaiting() {
  const { t } = useTranslation(['quotes', 'pipeline']);
  const { me } = useRouteContext({ from: '/workspace' });
  const { data } = useQuery(query('listOutstanding', { query: waitingAsked(me) }));
  const { quotes: waiting, more, ended } = waitingFor(data ?? { quotes: [], steps: [] });
  if (waiting.length === 0 && ended === 0) return null;
  return (
    <section aria-labelledby="waiting">
      <header className={styles['head']}>
        <h2 id="waiting">{t('home.waiting')}</h2>
      </header>
      <ul className={styles['cards']}>
        {waiting.map((offer) => (
          <QuoteCard
            key={`${offer.quoteId} ${offer.versionNumber}`}
            quote={glanceOf(offer)}
            step={offer.nextStep}
          />
        ))}
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

/** As it lies with the customer. */
function glanceOf({ quoteId, versionNumber, sentAt, lastBuyerAct, ...offer }: OutstandingQuote): Glance {
  return {
    ...offer,
    id: quoteId,
    title: offer.opportunityTitle,
    latestVersion: versionNumber,
    latestStanding: 'outstanding',
    updatedAt: Math.max(sentAt, lastBuyerAct?.at ?? 0),
  };
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
