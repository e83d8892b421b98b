import { IconHourglass } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { hasFlag } from '#shared/opportunity/card-line.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { DealCard as Card, Total } from '#shared/protocol/pipeline-api.ts';
import { query } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { ButtonLink } from '../ui/button-link.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './board.module.css';
import { BoardColumn } from './board-column.tsx';
import { BoardDrag } from './board-drag.tsx';
import { useBoardSearch } from './board-search.ts';
import { DealCard } from './deal-card.tsx';
import { DealList } from './deal-list.tsx';
import { EndedColumn } from './ended-column.tsx';
import { type MovedDeal, Moving } from './moving.tsx';
import { OwnerFilter } from './owner-filter.tsx';
import { PipelineFilter } from './pipeline-filter.tsx';
import { PipelineTabs } from './pipeline-tabs.tsx';
import { RedateForm } from './redate-form.tsx';
import type { BoardFilter } from './use-deals.ts';

/** What is being asked above the board, about one deal. */
type Asking =
  | { readonly what: 'redate'; readonly deal: Card }
  | {
      readonly what: 'move';
      readonly deal: MovedDeal & { readonly pipelineId?: string };
      readonly to: Stage;
    };

/** Every open deal in the stage that its events prove. */
export function BoardPage() {
  const { t } = useTranslation('pipeline');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [showsOld, setShowsOld] = useState(false);
  const { search, change } = useBoardSearch();
  const { owner, pipeline: ofPipeline, view, ended: unfolded } = search;
  const filter: BoardFilter = {
    ...(owner !== undefined && { owner }),
    ...(ofPipeline !== undefined && { pipeline: ofPipeline }),
    ...(showsOld && { flag: 'let-go' }),
  };
  const pipeline = useQuery({
    ...query('getPipeline', { query: filter }),
    placeholderData: keepPreviousData,
  });
  const { today = '', pipelines = [], owners = [], columns = [], ended = [], old = 0 } = pipeline.data ?? {};
  const shown = columns.map(({ stage }) => stage);
  // A command that was slow to end must not close what is asked since.
  const done = () => setAsking((now) => (now === asking ? null : now));
  const move = (deal: MovedDeal, to: Stage) => setAsking({ what: 'move', deal, to });
  return (
    <Page
      title={t('board.title')}
      count={pipeline.data && <OpenCount open={pipeline.data.open} />}
      actions={
        <>
          <PipelineFilter
            pipelines={pipelines}
            pipeline={ofPipeline}
            onChange={(pipeline) => change({ pipeline })}
          />
          <OwnerFilter owners={owners} owner={owner} onChange={(owner) => change({ owner })} />
          <ButtonLink to="/quotes/new" variant="filled">
            {t('board.new')}
          </ButtonLink>
        </>
      }
    >
      <PipelineTabs search={search} />
      {pipeline.isError && <ProblemNotice error={pipeline.error} onRetry={() => void pipeline.refetch()} />}
      {pipeline.isPending && (
        <div className="card">
          <RowsSkeleton rows={8} />
        </div>
      )}
      {old > 0 && (
        <p className={styles['notice']}>
          <IconHourglass size={16} aria-hidden />
          <span>{t('board.old', { count: old })}</span>
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
      {pipeline.data && view === 'list' && <DealList filter={filter} />}
      {pipeline.data && view !== 'list' && (
        <BoardDrag onMove={move}>
          <div className={styles['board']}>
            {columns.map((column) => (
              <BoardColumn key={column.stage} column={column} filter={filter}>
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
            {ended.map((column) => (
              <EndedColumn
                key={column.stage}
                column={column}
                isOpen={unfolded === column.stage}
                onToggle={() => change({ ended: unfolded === column.stage ? undefined : column.stage })}
                onRevive={(deal) => move(deal, 'identified')}
              />
            ))}
          </div>
          <p className={styles['help']}>{t('board.keys')}</p>
        </BoardDrag>
      )}
    </Page>
  );
}

/** How many are open and what they come to, each currency by itself. */
function OpenCount({ open: { count, sums } }: { open: Total }) {
  const { t } = useTranslation('pipeline');
  return (
    <>
      {t('board.open', { count })}
      {sums.map(({ currency, amount }) => (
        <Fragment key={currency}>
          {', '}
          <Money amount={amount} currency={currency} />
        </Fragment>
      ))}
    </>
  );
}
