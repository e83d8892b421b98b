import { useTranslation } from 'react-i18next';
import type { PricedComponent } from '#shared/pricing/priced-quote.ts';
import type { Component } from '#shared/quote/quote.ts';
import { useCosts } from '../sync/use-session.ts';
import { marginOf } from './margin.ts';
import paper from './paper.module.css';
import styles from './private.module.css';
import { useRoom } from './room-context.ts';
import { useFigures } from './use-figures.ts';

interface PrivateCellProps {
  component: Component;
  priced: PricedComponent;
}

/** Beside the paper, for the seller alone: what the row leaves over, and what it costs. */
export function PrivateCell({ component, priced }: PrivateCellProps) {
  const { t } = useTranslation('quoteRoom');
  const { lane } = useRoom();
  const costs = useCosts(component.id);
  const { bare, percent, minorDigits } = useFigures();
  if (!lane) return null;
  const margin = marginOf(priced.net, priced.quantity, costs?.unitCost ?? null, minorDigits);
  const isBelowFloor = isUnder(component.unitPrice, costs?.floorPrice ?? null);
  return (
    <div className={paper['off']}>
      {margin && (
        <>
          <span className={`${styles['margin']} ${isBelowFloor ? styles['low'] : ''} num`}>
            <MarginBar percent={margin.percent} />
            {percent(margin.percent, 0)}
          </span>
          <span className={`${paper['offWide']} num`}>{t('priv.cost', { amount: bare(margin.cost) })}</span>
        </>
      )}
      {isBelowFloor && <span className={styles['low']}>{t('priv.belowFloor')}</span>}
      {costs?.note && <span className={`${styles['note']} ${paper['offWide']}`}>{costs.note}</span>}
    </div>
  );
}

export function MarginBar({ percent }: { percent: number }) {
  return (
    <span className={styles['bar']} aria-hidden>
      <i style={{ width: `${Math.max(0, Math.min(100, percent))}%` }} />
    </span>
  );
}

function isUnder(price: string | null, floor: string | null): boolean {
  return price !== null && floor !== null && Number(price) < Number(floor);
}
