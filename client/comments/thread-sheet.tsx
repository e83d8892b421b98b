import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import sheet from '../quote-room/money/totals-bar.module.css';
import { useCommenting } from './commenting.tsx';
import styles from './comments.module.css';
import { PlaceThreads } from './place-threads.tsx';
import type { OpenPlace } from './places.ts';

/** On the phone, from the bottom edge, so that the field stays above the keyboard. */
export function ThreadSheet({ place, title }: { place: OpenPlace; title: string }) {
  const { t } = useTranslation('comments');
  const { close } = useCommenting();
  const words = t('commentOn', { title });
  return (
    <Drawer.Root
      opened
      onClose={close}
      position="bottom"
      size="auto"
      classNames={{ content: sheet['sheetContent'] ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={words}>
        <Drawer.Body className={styles['sheet'] ?? ''}>
          <h2>{words}</h2>
          <PlaceThreads place={place} title={title} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
