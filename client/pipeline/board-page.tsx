import { IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { DealCard as Card } from '#shared/protocol/pipeline-api.ts';
import { query } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { ButtonLink } from '../ui/button-link.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StageGlyph } from '../ui/stage-glyph.tsx';
import { useStageName } from '../ui/stage-name.ts';
import styles from './board.module.css';
import { type Column, columnsOf, hasFlag, sumsOf } from './board-model.ts';
import { DealCard } from './deal-card.tsx';
import { Moving } from './moving.tsx';
import { PipelineTabs } from './pipeline-tabs.tsx';
import { RedateForm } from './redate-form.tsx';

/** What is being asked above the board, about one deal. */
type Asking =
  | { readonly what: 'redate'; readonly deal: Card }
  | { readonly what: 'move'; readonly deal: Card; readonly to: Stage };

/** Every open deal in the stage that its events prove. */
export function BoardPage() {
  const { t } = useTranslation('pipeline');
  const pipeline = useQuery(query('getPipeline', {}));
  const [asking, setAsking] = useState<Asking | null>(null);
  const [showsOld, setShowsOld] = useState(false);
  const { today = '', open = [], ended = [], pipelines = [] } = pipeline.data ?? {};
  const old = open.filter((deal) => hasFlag(deal, 'let-go'));
  const columns = columnsOf(showsOld && old.length > 0 ? old : open, pipelines);
  const shown = columns.map(({ stage }) => stage);
  const done = () => setAsking(null);
  const move = (deal: Card, to: Stage) => setAsking({ what: 'move', deal, to });
  return (
    <Page
      title={t('board.title')}
      actions={
        <ButtonLink to="/quotes/new" variant="filled">
          {t('board.new')}
        </ButtonLink>
      }
    >
      <PipelineTabs />
      {pipeline.isError && <ProblemNotice error={pipeline.error} onRetry={() => void pipeline.refetch()} />}
      {pipeline.isPending && (
        <div className="card">
          <RowsSkeleton rows={8} />
        </div>
      )}
      {old.length > 0 && (
        <p className={styles['notice']}>
          <IconHourglass size={16} aria-hidden />
          <span>{t('board.old', { count: old.length })}</span>
          <button
            type="button"
            className={controls['button']}
            aria-pressed={showsOld}
            onClick={() => setShowsOld(!showsOld)}
          >
            {t('board.review')}
          </button>
        </p>
      )}
      {asking?.what === 'redate' && (
        <RedateForm
          key={asking.deal.opportunityId}
          deal={asking.deal}
          isOld={hasFlag(asking.deal, 'let-go')}
          today={today}
          onDone={done}
        />
      )}
      {asking?.what === 'move' && (
        <Moving
          key={`${asking.deal.opportunityId} ${asking.to}`}
          deal={asking.deal}
          to={asking.to}
          pipeline={pipelines.find(({ id }) => id === asking.deal.pipelineId)}
          onDone={done}
        />
      )}
      {pipeline.data && (
        <>
          <div className={styles['board']}>
            {columns.map((column) => (
              <BoardColumn key={column.stage} column={column}>
                {(deal) => (
                  <DealCard
                    key={deal.opportunityId}
                    deal={deal}
                    shown={shown}
                    onMove={move}
                    onRedate={() => setAsking({ what: 'redate', deal })}
                  />
                )}
              </BoardColumn>
            ))}
          </div>
          <p className={styles['ended']}>
            {(['won', 'lost'] as const).map((stage) => {
              const deals = ended.filter((deal) => deal.stage === stage);
              return (
                <span key={stage}>
                  <StageGlyph stage={stage} /> {t(`board.ended.${stage}`, { count: deals.length })}
                </span>
              );
            })}
          </p>
          <p className={styles['help']}>{t('board.keys')}</p>
        </>
      )}
    </Page>
  );
}

interface BoardColumnProps {
  column: Column;
  children: (deal: Card) => React.ReactNode;
}

function BoardColumn({ column: { stage, near, far, sums }, children }: BoardColumnProps) {
  const { t } = useTranslation('pipeline');
  const stageName = useStageName();
  const isInternal = stage === 'pricing_review';
  return (
    <section className={styles['column']} aria-label={stageName(stage)}>
      <h2>
        <StageGlyph stage={stage} /> {stageName(stage)}
        <span className="num">{near.length}</span>
      </h2>
      <p className={styles['sum']}>
        {sums.map(({ currency, amount }) => (
          <Money key={currency} amount={amount} currency={currency} />
        ))}
        {isInternal && <span>{t('board.internal')}</span>}
      </p>
      <ul>{near.map(children)}</ul>
      {far.length > 0 && (
        <>
          <h3>
            {t('board.later')}
            {sumsOf(far).map(({ currency, amount }) => (
              <Money key={currency} amount={amount} currency={currency} />
            ))}
          </h3>
          <ul>{far.map(children)}</ul>
        </>
      )}
    </section>
  );
}
