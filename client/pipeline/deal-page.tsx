import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OpportunityId } from '#shared/ids.ts';
import type { Deal } from '#shared/protocol/pipeline-api.ts';
import { query } from '../api/queries.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StageBadge } from '../ui/stage-badge.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './deal.module.css';
import { ByHand } from './deal-by-hand.tsx';
import { DealFacts } from './deal-facts.tsx';
import { DealFigures } from './deal-figures.tsx';
import { DealHistory } from './deal-history.tsx';
import { DealQuotes } from './deal-quotes.tsx';
import { DealSignals } from './deal-signals.tsx';
import { DealTasks } from './deal-tasks.tsx';

/** One deal over all its cycles: where it stands, what proves it, and what a person can do about it now. */
export function DealPage() {
  const { opportunityId } = useParams({ from: '/workspace/opportunities/$opportunityId' });
  const id = OpportunityId.safeParse(opportunityId);
  return id.success ? <DealOf key={id.data} opportunityId={id.data} /> : <NotFoundPage />;
}

function DealOf({ opportunityId }: { opportunityId: OpportunityId }) {
  const { t } = useTranslation('pipeline');
  const { data, error, refetch } = useQuery(query('getDeal', { params: { opportunityId } }));
  return (
    <Page
      title={data?.customerName ?? t('deal.title')}
      actions={
        data && (
          <ButtonLink to="/quotes/$quoteId" params={{ quoteId: data.quoteId }} variant="filled">
            {t('board.openQuote')}
          </ButtonLink>
        )
      }
    >
      {!data && !error && (
        <div className="card">
          <RowsSkeleton rows={8} />
        </div>
      )}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && <DealBody deal={data} />}
    </Page>
  );
}

function DealBody({ deal }: { deal: Deal }) {
  const { t } = useTranslation('pipeline');
  return (
    <>
      <p className={styles['lead']}>
        <span>{deal.title}</span>
        <StageBadge stage={deal.stage} />
        {deal.cycle > 1 && <span className={styles['quiet']}>{t('deal.cycle', { cycle: deal.cycle })}</span>}
        <Link to="/customers/$customerId" params={{ customerId: deal.customerId }} className="link">
          {t('deal.toCustomer')}
        </Link>
        <Link to="/pipeline/board" className="link">
          {t('deal.toBoard')}
        </Link>
      </p>
      <DealFigures deal={deal} />
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <ByHand deal={deal} />
          <DealHistory deal={deal} />
        </div>
        <div className={styles['aside']}>
          <DealTasks deal={deal} />
          <DealQuotes quotes={deal.quotes} />
          <DealFacts deal={deal} />
          <DealSignals signals={deal.signals} />
        </div>
      </div>
    </>
  );
}
