import { Drawer } from '@mantine/core';
import { useRef } from 'react';
import type { ElementId } from '#shared/ids.ts';
import { PanelTabs } from '../../negotiation/panel-tabs.tsx';
import sheet from '../../ui/bottom-sheet.module.css';
import { useTranslation } from '../../ui/use-translation.ts';
import { goToField } from '../go-to.ts';
import { useSellerParts } from '../seller-parts.ts';
import { Totals } from './totals.tsx';
import styles from './totals-bar.module.css';

/** Everything about the total, drawn up from the bottom edge of a narrow screen. */
export function TotalsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('quoteRoom');
  const seller = useSellerParts();
  const goal = useRef<ElementId | null>(null);
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={() => {
        if (goal.current !== null) goToField(goal.current, null);
        goal.current = null;
      }}
      position="bottom"
      size="auto"
      classNames={{ content: sheet['content'] ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={t('money.totals')}>
        <Drawer.Body className={`${styles['sheetBody']}`}>
          <button
            type="button"
            className={styles['grabber']}
            data-looks
            aria-label={t('money.close')}
            onClick={onClose}
          >
            <span className={styles['grab']} />
          </button>
          <Totals
            onGo={(id) => {
              goal.current = id;
              onClose();
            }}
          />
          {seller && <seller.PrivateBlock />}
          <PanelTabs />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
