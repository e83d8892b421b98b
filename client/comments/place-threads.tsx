import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { useCommenting } from './commenting.tsx';
import styles from './comments.module.css';
import { useMayComment, useThreadsAt } from './comments-context.tsx';
import { NewThread } from './new-thread.tsx';
import { type OpenPlace, placeKey } from './places.ts';
import { ThreadCard } from './thread-card.tsx';

/**
 * The threads of one place, those that are settled last. Whoever comes to write goes on with the one that is open; where
 * none is, or a passage was marked, they begin another.
 */
export function PlaceThreads({ place, title }: { place: OpenPlace; title: string }) {
  const { t } = useTranslation('comments');
  const { open: openAt, close } = useCommenting();
  const threads = useThreadsAt(place);
  const open = threads.filter(({ resolved }) => resolved === null);
  const [isBeginning, setBeginning] = useState(open.length === 0);
  const mayBegin = useMayComment('everyone') && place.kind !== 'text';
  const isPassage = place.kind === 'passage';
  const said = () => {
    setBeginning(false);
    if (isPassage) openAt({ kind: 'text', text: place.text });
  };
  const leave = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]');
    close();
    row?.focus();
  };
  return (
    <section className={styles['place']} aria-label={t('commentOn', { title })}>
      {[...open, ...threads.filter(({ resolved }) => resolved !== null)].map((thread) => (
        <ThreadCard
          key={thread.id}
          thread={thread}
          isAnswered={!isPassage && open.length === 1 && thread === open[0]}
        />
      ))}
      {place.kind !== 'text' && (isPassage || isBeginning) && (
        <NewThread key={placeKey(place)} place={place} onSaid={said} onLeave={leave} isOpened />
      )}
      {mayBegin && !isPassage && !isBeginning && (
        <p>
          <button type="button" className={`link ${styles['own']}`} onClick={() => setBeginning(true)}>
            {t('action.another')}
          </button>
        </p>
      )}
      {threads.length > 0 && (
        <button
          type="button"
          className={`${controls['icon']} ${styles['close']}`}
          aria-label={t('action.close')}
          onClick={leave}
        >
          <IconX size={16} stroke={1.75} aria-hidden />
        </button>
      )}
    </section>
  );
}
