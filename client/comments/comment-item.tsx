import { useEffect, useState } from 'react';
import { changeableMs } from '#shared/comments/comment-rules.ts';
import type { CommentView, ThreadView } from '#shared/protocol/comments-api.ts';
import { useCommand } from '../api/queries.ts';
import { firstName } from '../quote-room/names.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './comments.module.css';
import { useMayComment } from './comments-context.tsx';
import { Composer } from './composer.tsx';
import { splitNames } from './mention-words.ts';
import { useTalk } from './talk.ts';
import { useEditComment } from './use-say.ts';

interface CommentItemProps {
  thread: ThreadView;
  comment: CommentView;
}

/** Who said it, when, and what. Its author can put it right for a while. */
export function CommentItem({ thread, comment }: CommentItemProps) {
  const { t } = useTranslation('comments');
  const { me } = useTalk();
  const [isEditing, setEditing] = useState(false);
  const saying = useEditComment(thread, comment.id);
  const { by } = comment;
  const isMine = by.id === me.id;
  const isInTime = useChangeable(comment);
  const mayWrite = useMayComment(thread.audience);
  const isChangeable = isMine && isInTime && mayWrite;
  const stop = () => setEditing(false);
  if (comment.removedAt !== null) {
    const said = { name: firstName(by.name), ...(isMine && { context: 'you' }) };
    return <li className={styles['gone']}>{t('removed', said)}</li>;
  }
  return (
    <li className={styles['comment']}>
      <Avatar name={by.name} side={by.side} colour={by.colour} size={20} decorative />
      <div>
        <p className={styles['who']}>
          <b>{isMine ? t('you') : by.name}</b>
          <span className="num">
            <RelativeTime at={comment.at} />
          </span>
          {comment.editedAt !== null && <span>{t('edited')}</span>}
        </p>
        {isEditing ? (
          <Composer
            draft={`edit ${comment.id}`}
            audience={thread.audience}
            label={t('action.editLabel')}
            placeholder={t('action.editLabel')}
            start={comment.text}
            send={t('action.save')}
            saying={saying}
            onSaid={stop}
            onLeave={stop}
            isFocused
          />
        ) : (
          <p className={styles['text']}>
            {splitNames(comment.text, comment.mentions).map(({ words, isName }, index) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place.
              isName ? <b key={index}>{words}</b> : words,
            )}
          </p>
        )}
        {isChangeable && !isEditing && (
          <OwnActions thread={thread} comment={comment} onEdit={() => setEditing(true)} />
        )}
      </div>
    </li>
  );
}

function OwnActions({ thread, comment, onEdit }: CommentItemProps & { onEdit: () => void }) {
  const { t } = useTranslation('comments');
  const { quoteId } = useTalk();
  const remove = useCommand('removeComment');
  const params = { quoteId, threadId: thread.id, commentId: comment.id };
  const link = `link ${styles['own']}`;
  return (
    <>
      <p className={styles['ownActs']}>
        <button type="button" className={link} onClick={onEdit}>
          {t('action.edit')}
        </button>
        <button
          type="button"
          className={link}
          aria-disabled={remove.isPending}
          onClick={() => !remove.isPending && remove.mutate({ params, body: {} })}
        >
          {t('action.remove')}
        </button>
      </p>
      {remove.error && <ProblemNotice error={remove.error} />}
    </>
  );
}

/** Whether its time is not over; woken when it is. */
function useChangeable({ at }: CommentView): boolean {
  const [now, setNow] = useState(() => Date.now());
  const left = at + changeableMs - now;
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), left);
    return () => clearTimeout(timer);
  }, [left]);
  return left > 0;
}
