import { type CommentPlace, standsIn } from '#shared/comments/comment-rules.ts';
import { plainText } from '#shared/quote/rich-text.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './comments.module.css';
import { showPassage } from './passage.ts';
import { useTalk } from './talk.ts';

type Passage = Extract<CommentPlace, { kind: 'passage' }>;

/** The words a thread is about, with the way to them; they are shown here also when the text says them no longer. */
export function Quoted({ place: { text, quoted } }: { place: Passage }) {
  const { t } = useTranslation('comments');
  const { useText } = useTalk();
  const stands = standsIn(plainText(useText(text)), quoted);
  return (
    <>
      <blockquote className={styles['quoted']}>
        {stands ? (
          <button type="button" onClick={() => showPassage(text, quoted)}>
            {quoted}
          </button>
        ) : (
          quoted
        )}
      </blockquote>
      {!stands && <p className={styles['facts']}>{t('about.passageGone')}</p>}
    </>
  );
}
