import { BottomSheet } from '../ui/bottom-sheet.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { useCommenting } from './commenting.tsx';
import styles from './comments.module.css';
import { PlaceThreads } from './place-threads.tsx';
import type { OpenPlace } from './places.ts';

export function ThreadSheet({ place, title }: { place: OpenPlace; title: string }) {
  const { t } = useTranslation('comments');
  const { close } = useCommenting();
  return (
    <BottomSheet title={t('commentOn', { title })} className={styles['sheet']} onClose={close}>
      <PlaceThreads place={place} title={title} />
    </BottomSheet>
  );
}
