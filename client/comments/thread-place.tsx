import type { ThreadView } from '#shared/protocol/comments-api.ts';
import { goToField } from '../quote-room/go-to.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { useCommenting } from './commenting.tsx';
import styles from './comments.module.css';
import { useTalk } from './talk.ts';

/** What a thread is about, with the way to it; of what is gone, the title it had. */
export function ThreadPlace({ thread: { place, title } }: { thread: ThreadView }) {
  const { t } = useTranslation('comments');
  const { open } = useCommenting();
  const { useTitle } = useTalk();
  const now = useTitle(place);
  if (place.kind === 'quote') return <h3 className={styles['about']}>{t('about.quote')}</h3>;
  if (now === null) {
    return (
      <h3 className={styles['about']}>
        <s>{title || t('about.untitled')}</s> <span className={styles['facts']}>{t('about.gone')}</span>
      </h3>
    );
  }
  const words =
    place.kind === 'passage' ? t(`about.text.${place.text}`) : now || title || t('about.untitled');
  const show = () => {
    open(place.kind === 'passage' ? { kind: 'text', text: place.text } : place);
    if (place.kind !== 'passage') goToField(place.element, null);
  };
  return (
    <h3 className={styles['about']}>
      <button
        type="button"
        className="link"
        data-looks
        aria-label={t('about.show', { title: words })}
        onClick={show}
      >
        {words}
      </button>
    </h3>
  );
}
