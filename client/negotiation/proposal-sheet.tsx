import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import sheet from '../quote-room/money/totals-bar.module.css';
import styles from './negotiation.module.css';
import { ProposalForm } from './proposal-form.tsx';
import type { Place } from './proposing.tsx';

interface ProposalSheetProps {
  element: Place;
  title: string;
  onClose: () => void;
}

/** On the phone, from the bottom edge, so that the field stays above the keyboard. */
export function ProposalSheet({ element, title, onClose }: ProposalSheetProps) {
  const { t } = useTranslation('negotiation');
  const words = t('proposeOn', { title });
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      classNames={{ content: sheet['sheetContent'] ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={words}>
        <Drawer.Body className={styles['sheet'] ?? ''}>
          <h2>{words}</h2>
          <ProposalForm element={element} onDone={onClose} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
