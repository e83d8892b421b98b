import type { ReactNode } from 'react';
import type { BoardColumn as Column, ColumnPart, DealCard } from '#shared/protocol/pipeline-api.ts';
import { Money } from '../ui/money.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StageGlyph } from '../ui/stage-glyph.tsx';
import { useStageName } from '../ui/stage-name.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './board.module.css';
import { useColumnDrop } from './board-drag.tsx';
import { MoreButton } from './more-button.tsx';
import { type BoardFilter, useDeals } from './use-deals.ts';

interface BoardColumnProps {
  column: Column;
  filter: BoardFilter;
  children: (deal: DealCard) => ReactNode;
}

/** The deals of one stage: how many, what they come to, and apart what closes beyond the horizon. */
export function BoardColumn({ column: { stage, near, far }, filter, children }: BoardColumnProps) {
  const { t } = useTranslation('pipeline');
  const stageName = useStageName();
  const { ref, isDropTarget } = useColumnDrop(stage);
  const deals = (part: ColumnPart) => <Deals asked={{ ...filter, stage, part }}>{children}</Deals>;
  return (
    <section
      ref={ref}
      className={`${styles['column']} ${isDropTarget ? styles['target'] : ''}`}
      aria-label={stageName(stage)}
    >
      <h2>
        <StageGlyph stage={stage} /> {stageName(stage)}
        <span className="num">{near.count}</span>
      </h2>
      <p className={styles['sum']}>
        {near.sums.map(({ currency, amount }) => (
          <Money key={currency} amount={amount} currency={currency} />
        ))}
        {stage === 'pricing_review' && <span>{t('board.internal')}</span>}
      </p>
      {near.count > 0 && deals('near')}
      {far.count > 0 && (
        <>
          <h3>
            {t('board.later')}
            {far.sums.map(({ currency, amount }) => (
              <Money key={currency} amount={amount} currency={currency} />
            ))}
          </h3>
          {deals('far')}
        </>
      )}
    </section>
  );
}

interface DealsProps {
  asked: Parameters<typeof useDeals>[0];
  children: (deal: DealCard) => ReactNode;
}

/** What needs somebody most, and the others when they are asked for. */
function Deals({ asked, children }: DealsProps) {
  const { list, rows, more } = useDeals(asked);
  return (
    <>
      {list.isPending && <RowsSkeleton rows={2} />}
      {list.isError && !more.error && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      <ul>{rows.map(children)}</ul>
      <MoreButton more={more} />
    </>
  );
}
