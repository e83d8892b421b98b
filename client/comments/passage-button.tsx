import { IconMessageCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { CommentPlace, maxQuoted } from '#shared/comments/comment-rules.ts';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { useCommenting } from './commenting.tsx';
import { useMayComment } from './comments-context.tsx';
import { type Marked, markedPassage } from './passage.ts';
import styles from './passage-button.module.css';

/** While somebody marks: the words are still growing. */
const restMs = 200;

/** Beside words that are marked in one of the quote’s texts: the way to say something about them. */
export function PassageButton() {
  const { t } = useTranslation('comments');
  const { open } = useCommenting();
  const [marked, setMarked] = useState<Marked | null>(null);
  const mayComment = useMayComment('everyone');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setMarked(markedPassage()), restMs);
    };
    document.addEventListener('selectionchange', look);
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
      window.removeEventListener('scroll', look);
    };
  }, []);
  if (!marked || !mayComment) return null;
  const press = () => {
    const quoted = marked.quoted.slice(0, maxQuoted);
    const place = CommentPlace.safeParse({ kind: 'passage', text: marked.text, quoted });
    if (!place.success) return;
    document.getSelection()?.removeAllRanges();
    setMarked(null);
    open(place.data);
  };
  return (
    <button
      type="button"
      data-comment-passage
      className={`${controls['button']} ${styles['passage']}`}
      style={{ top: marked.box.bottom + 8, left: marked.box.left }}
      title="Ctrl Alt M"
      // What is marked must stay so until it has been taken.
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      <IconMessageCircle size={16} stroke={1.75} aria-hidden />
      {t('action.passage')}
    </button>
  );
}
