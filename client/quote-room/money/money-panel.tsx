import { PanelTabs } from '../../negotiation/panel-tabs.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRoom } from '../room-context.ts';
import { useSellerParts } from '../seller-parts.ts';
import styles from './money.module.css';
import { Totals } from './totals.tsx';

/** Beside the paper, always in sight: the money, and who did what to it. */
export function MoneyPanel() {
  const { t } = useTranslation('quoteRoom');
  const { side, isSeen } = useRoom();
  const seller = useSellerParts();
  return (
    <aside
      id="totals"
      tabIndex={-1}
      className={`${styles['panel']} ${side === 'buyer' && !isSeen ? styles['panelBuyer'] : ''}`}
      aria-label={t('money.label')}
    >
      <Totals />
      {seller && <seller.PrivateBlock />}
      <PanelTabs />
    </aside>
  );
}
