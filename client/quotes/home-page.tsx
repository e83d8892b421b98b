import { useQuery } from '@tanstack/react-query';
import { Link, useRouteContext } from '@tanstack/react-router';
import type { QuoteSummary } from '#shared/protocol/views.ts';
import { query } from '../api/queries.ts';
import { NewHandovers } from '../owners/handovers-new.tsx';
import { TasksWaiting } from '../tasks/tasks-waiting.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { usePageTitle } from '../ui/page-title.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { ApprovalsWaiting } from './approvals-waiting.tsx';
import { FirstStepsCard } from './first-steps.tsx';
import styles from './home.module.css';
import { firstName, firstSteps, shown } from './home-model.ts';
import { OfflineWaiting } from './offline-waiting.tsx';
import { QuoteCard } from './quote-card.tsx';
import { QuotesWaiting } from './quotes-waiting.tsx';
import { useFewQuotes } from './use-quotes.ts';

/** A newcomer's three steps until they are taken, and the quotes that matter now. */
export function HomePage() {
  const { t } = useTranslation('quotes');
  const { me } = useRouteContext({ from: '/workspace' });
  const steps = useQuery(query('getFirstSteps', {}));
  const quotes = useFewQuotes({ limit: shown });
  usePageTitle(t('home.title'));
  const last = quotes.data?.quotes ?? [];
  const taken = steps.data && firstSteps(steps.data, me);
  const settled = taken?.every(({ done }) => done) ?? false;
  return (
    <div className={styles['page']}>
      <h1>{t('home.welcome', { name: firstName(me.name) })}</h1>
      <p className={styles['lead']}>{t(settled ? 'home.leadDone' : 'home.lead')}</p>
      {quotes.isError && <ProblemNotice error={quotes.error} onRetry={() => void quotes.refetch()} />}
      {quotes.isPending && (
        <div className="card">
          <RowsSkeleton />
        </div>
      )}
      {taken && !settled && <FirstStepsCard steps={taken} toTry={steps.data?.toTry ?? null} />}
      <NewHandovers />
      <ApprovalsWaiting />
      <OfflineWaiting />
      <TasksWaiting />
      <QuotesWaiting />
      {last.length > 0 && (
        <section aria-labelledby="recent">
          <header className={styles['head']}>
            <h2 id="recent">{t('home.recent')}</h2>
            <Link to="/quotes" className="link">
              {t('home.all')}
            </Link>
          </header>
          <Cards quotes={last} />
        </section>
      )}
    </div>
  );
}

function Cards({ quotes }: { quotes: readonly QuoteSummary[] }) {
  return (
    <ul className={styles['cards']}>
      {quotes.map((quote) => (
        <QuoteCard key={quote.id} quote={quote} />
      ))}
    </ul>
  );
}
