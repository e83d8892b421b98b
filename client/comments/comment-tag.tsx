import { IconMessageCircle } from '@tabler/icons-react';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './comment-tag.module.css';
import { useCommenting, useIsOpenAt } from './commenting.tsx';
import { useMayComment, useThreadsAt } from './comments-context.tsx';
import type { OpenPlace } from './places.ts';

interface CommentTagProps {
  place: OpenPlace;
  title: string;
  /** In a row that was opened for it: a button like others, with its word. */
  isOpened?: boolean;
  /** Not where nothing has been said. */
  isOnlySaid?: boolean;
}

/** What has been said of a place, and the way to say more; where nothing has, it shows when somebody is there. */
export function CommentTag({ place, title, isOpened = false, isOnlySaid = false }: CommentTagProps) {
  const { t } = useTranslation('comments');
  const { open, close } = useCommenting();
  const isOpen = useIsOpenAt(place);
  const threads = useThreadsAt(place).filter(({ resolved }) => resolved === null);
  const mayComment = useMayComment('everyone');
  const said = threads.flatMap(({ comments }) => comments.filter(({ removedAt }) => removedAt === null));
  const unread = threads.reduce((sum, thread) => sum + thread.unread, 0);
  const count = said.length;
  // A text is commented on where words in it are marked.
  if (count === 0 && (isOnlySaid || !mayComment || place.kind === 'text')) return null;
  const words = unread > 0 ? t('tagUnread', { count, title, unread }) : t('tag', { count, title });
  const inRow = `${styles['tag']} ${count === 0 ? styles['offered'] : ''} ${controls['quiet']}`;
  return (
    <button
      type="button"
      data-comment
      data-offers={count === 0 || undefined}
      className={`${isOpened ? '' : inRow} ${unread > 0 ? styles['unread'] : ''} ${controls['button']}`}
      aria-label={count === 0 ? t('commentOn', { title }) : words}
      aria-expanded={isOpen}
      onClick={() => (isOpen ? close() : open(place))}
    >
      <IconMessageCircle size={16} stroke={1.75} aria-hidden />
      {count > 0 && <span className="num">{isOpened ? t('said', { count }) : count}</span>}
      {count === 0 && <span className={isOpened ? undefined : styles['words']}>{t('comment')}</span>}
    </button>
  );
}
