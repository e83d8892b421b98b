import { Link } from '@tanstack/react-router';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { EndedDeal } from '#shared/protocol/pipeline-api.ts';
import controls from '../quote-room/controls.module.css';
import { shortDayOf } from '../ui/dates.ts';
import { Money } from '../ui/money.tsx';
import { StageGlyph } from '../ui/stage-glyph.tsx';
import { useStageName } from '../ui/stage-name.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './board.module.css';
import { useCardDrag, useColumnDrop } from './board-drag.tsx';
import type { MovedDeal } from './moving.tsx';

interface EndedColumnProps {
  column: EndpointAnswer<'getPipeline'>['ended'][number];
  isOpen: boolean;
  onToggle: () => void;
  onRevive: (deal: MovedDeal) => void;
}

/** What has been won, or lost: folded until somebody wants to see it, and a place to let cards go over. */
export function EndedColumn({
  column: { stage, count, sums, deals },
  isOpen,
  onToggle,
  onRevive,
}: EndedColumnProps) {
  const { t } = useTranslation('pipeline');
  const stageName = useStageName();
  const { ref, isDropTarget } = useColumnDrop(stage);
  return (
    <section
      ref={ref}
      className={`${styles['ended']} ${isOpen ? styles['unfolded'] : ''} ${isDropTarget ? styles['target'] : ''}`}
      aria-label={stageName(stage)}
    >
      <button type="button" className={styles['fold']} aria-expanded={isOpen} onClick={onToggle}>
        <StageGlyph stage={stage} />
        <b>{stageName(stage)}</b>
        <span>{t('board.ended', { count })}</span>
        {sums.map(({ currency, amount }) => (
          <Money key={currency} amount={amount} currency={currency} />
        ))}
      </button>
      {isOpen && (
        <ul>
          {deals.map((deal) => (
            <EndedCard key={deal.opportunityId} deal={deal} onRevive={onRevive} />
          ))}
        </ul>
      )}
    </section>
  );
}

function EndedCard({ deal, onRevive }: { deal: EndedDeal; onRevive: (deal: MovedDeal) => void }) {
  const { t } = useTranslation('pipeline');
  const { t: tLoss } = useTranslation('negotiation');
  const language = useLanguage();
  const { ref } = useCardDrag(deal);
  return (
    <li ref={ref} className={`card ${styles['deal']}`}>
      <Link
        to="/opportunities/$opportunityId"
        params={{ opportunityId: deal.opportunityId }}
        className={styles['open'] ?? ''}
        draggable={false}
      >
        {deal.customerName}
      </Link>
      <p className={styles['title']}>{deal.title}</p>
      <p className={styles['figures']}>
        {deal.amount !== null && <Money amount={deal.amount} currency={deal.currency} />}
        <span>{shortDayOf(deal.at, language)}</span>
      </p>
      {deal.variant && (
        <p className={styles['line']}>
          <span>{tLoss(`lose.variants.${deal.variant}`)}</span>
        </p>
      )}
      {deal.stage === 'lost' && (
        <button type="button" className={controls['button']} onClick={() => onRevive(deal)}>
          {t('board.decide.revive')}
        </button>
      )}
    </li>
  );
}
