import type { ReactNode } from 'react';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import { Money } from '../ui/money.tsx';
import { StageGlyph } from '../ui/stage-glyph.tsx';
import { useStageName } from '../ui/stage-name.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './board.module.css';
import { useColumnDrop } from './board-drag.tsx';
import { type Column, sumsOf } from './board-model.ts';
import { MoreButton } from './more-button.tsx';
import { usePages } from './use-pages.ts';

interface BoardColumnProps {
  column: Column;
  children: (deal: DealCard) => ReactNode;
}

/** The deals of one stage: how many, what they come to, and apart what closes beyond the horizon. */
export function BoardColumn({ column: { stage, near, far, sums }, children }: BoardColumnProps) {
  const { t } = useTranslation('pipeline');
  const stageName = useStageName();
  const { ref, isDropTarget } = useColumnDrop(stage);
  return (
    <section
      ref={ref}
      className={`${styles['column']} ${isDropTarget ? styles['target'] : ''}`}
      aria-label={stageName(stage)}
    >
      <h2>
        <StageGlyph stage={stage} /> {stageName(stage)}
        <span className="num">{near.length}</span>
      </h2>
      <p className={styles['sum']}>
        {sums.map(({ currency, amount }) => (
          <Money key={currency} amount={amount} currency={currency} />
        ))}
        {stage === 'pricing_review' && <span>{t('board.internal')}</span>}
      </p>
      <Deals deals={near}>{children}</Deals>
      {far.length > 0 && (
        <>
          <h3>
            {t('board.later')}
            {sumsOf(far).map(({ currency, amount }) => (
              <Money key={currency} amount={amount} currency={currency} />
            ))}
          </h3>
          <Deals deals={far}>{children}</Deals>
        </>
      )}
    </section>
  );
}

/** What needs somebody most, and the others when they are asked for. */
function Deals({ deals, children }: { deals: readonly DealCard[]; children: (deal: DealCard) => ReactNode }) {
  const { shown, left, more } = usePages(deals);
  return (
    <>
      <ul>{shown.map(children)}</ul>
      <MoreButton left={left} onMore={more} />
    </>
  );
}
