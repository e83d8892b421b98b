import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Banners } from './banners.tsx';
import { BuyerBar } from './buyer-bar.tsx';
import { BuyerHelp } from './buyer-help.tsx';
import { ChangePill } from './change-pill.tsx';
import { MoneyPanel } from './money-panel.tsx';
import paper from './paper.module.css';
import { Paper } from './paper.tsx';
import styles from './room.module.css';
import { SkipLinks } from './skip-links.tsx';
import { TotalsBar } from './totals-bar.tsx';
import { wideRoom } from './widths.ts';

/** The customer's room: the same paper and the same money, without the tools and the lane. */
export function BuyerRoom() {
  const { t } = useTranslation('quoteRoom');
  const isWide = useMediaQuery(wideRoom, true, { getInitialValueInEffect: false });
  return (
    <div className={styles['room']}>
      <SkipLinks />
      <BuyerBar />
      <div className={`${styles['grid']} ${styles['gridBuyer']}`}>
        <main className={`${paper['desk']} ${styles['buyerDesk']}`} aria-label={t('bar.room')}>
          <BuyerHelp />
          <Banners />
          <Paper />
        </main>
        {isWide && <MoneyPanel />}
      </div>
      {!isWide && <TotalsBar />}
      <ChangePill />
    </div>
  );
}
