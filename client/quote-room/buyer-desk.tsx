import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from '../ui/use-translation.ts';
import { Banners } from './banners/banners.tsx';
import { BuyerHelp } from './bars/buyer-help.tsx';
import { MoneyPanel } from './money/money-panel.tsx';
import { TotalsBar } from './money/totals-bar.tsx';
import paper from './paper/paper.module.css';
import { Paper } from './paper/paper.tsx';
import styles from './room.module.css';
import { wideRoom } from './widths.ts';

interface BuyerDeskProps {
  /** Of a page of its own, and not of a frame that has its main part. */
  isMain?: boolean;
  /** For somebody else who looks at it. */
  head?: ReactNode;
}

/** What a customer has under the bar of their room: the paper and the money. */
export function BuyerDesk({ isMain = false, head }: BuyerDeskProps) {
  const { t } = useTranslation('quoteRoom');
  const isWide = useMediaQuery(wideRoom, true, { getInitialValueInEffect: false });
  const inside = (
    <>
      {head}
      <BuyerHelp />
      <Banners />
      <Paper />
    </>
  );
  return (
    <>
      <div className={`${styles['grid']} ${styles['gridBuyer']}`}>
        {isMain ? (
          <main className={`${paper['desk']} ${styles['buyerDesk']}`} aria-label={t('bar.room')}>
            {inside}
          </main>
        ) : (
          <div className={paper['desk']}>{inside}</div>
        )}
        {isWide && <MoneyPanel />}
      </div>
      {!isWide && <TotalsBar />}
    </>
  );
}
