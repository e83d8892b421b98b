import { later } from '../ui/later.tsx';
import { usePhone } from '../ui/use-phone.ts';
import { withKit } from '../ui/with-kit.ts';
import { useCommenting, useIsOpenAt } from './commenting.tsx';
import styles from './comments.module.css';
import { type OpenPlace, placeKey } from './places.ts';

const PlaceThreads = later(async () => (await import('./place-threads.tsx')).PlaceThreads);
const ThreadSheet = later(() => withKit(async () => (await import('./thread-sheet.tsx')).ThreadSheet));

/** Under what they are about, while they are open: the threads of one place, and the field for another. */
export function ThreadsHere({ place, title }: { place: OpenPlace; title: string }) {
  const { at } = useCommenting();
  const isOpen = useIsOpenAt(place);
  const isPhone = usePhone();
  const key = placeKey(place);
  if (!isOpen || at === null) return <span hidden data-threads={key} />;
  return (
    <div className={styles['here']} data-threads={key}>
      {isPhone ? <ThreadSheet place={at} title={title} /> : <PlaceThreads place={at} title={title} />}
    </div>
  );
}
