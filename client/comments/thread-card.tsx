import { IconCheck, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { ThreadView } from '#shared/protocol/comments-api.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { firstName, shortCompany } from '../quote-room/names.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { CommentItem } from './comment-item.tsx';
import styles from './comments.module.css';
import { useMayComment } from './comments-context.tsx';
import { Composer } from './composer.tsx';
import { Quoted } from './quoted.tsx';
import { useTalk } from './talk.ts';
import { ThreadPlace } from './thread-place.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { useAnswerThread } from './use-say.ts';

interface ThreadCardProps {
  thread: ThreadView;
  /** Away from what it is about, so that it says what that is. */
  isElsewhere?: boolean;
  /** Opened to be answered. */
  isAnswered?: boolean;
}

/** One thread: who said what, an answer, and that it is settled. */
export function ThreadCard({ thread, isElsewhere = false, isAnswered = false }: ThreadCardProps) {
  const { t } = useTranslation('comments');
  const { quote, me } = useTalk();
  const seenRef = useMarkRead(thread);
  const isInternal = thread.audience === 'internal';
  return (
    <article
      ref={seenRef}
      data-thread={thread.id}
      tabIndex={-1}
      className={`${styles['thread']} ${isInternal ? styles['internal'] : ''} ${thread.resolved ? styles['settled'] : ''}`}
    >
      {isElsewhere && <ThreadPlace thread={thread} />}
      {isInternal && (
        <p className={styles['only']}>
          <IconLock size={14} stroke={1.75} aria-hidden />
          {t('audience.internalThread', { seller: shortCompany(quote.seller.name) })}
        </p>
      )}
      {thread.place.kind === 'passage' && <Quoted place={thread.place} />}
      <ol className={styles['comments']}>
        {thread.comments.map((comment) => (
          <CommentItem key={comment.id} thread={thread} comment={comment} />
        ))}
      </ol>
      {thread.resolved && (
        <p className={styles['facts']}>
          {t('resolvedBy', {
            name: firstName(thread.resolved.by.name),
            ...(thread.resolved.by.id === me.id && { context: 'you' }),
          })}
        </p>
      )}
      <ThreadActions thread={thread} isAnswered={isAnswered} />
    </article>
  );
}

function ThreadActions({ thread, isAnswered }: { thread: ThreadView; isAnswered: boolean }) {
  const { t } = useTranslation('comments');
  const { quoteId } = useTalk();
  const [isAnswering, setAnswering] = useState(isAnswered);
  const saying = useAnswerThread(thread);
  const resolve = useCommand('resolveThread');
  const quiet = `${controls['button']} ${controls['quiet']}`;
  const isOpen = thread.resolved === null;
  const stop = () => setAnswering(false);
  if (!useMayComment(thread.audience)) return null;
  if (isAnswering) {
    return (
      <Composer
        draft={thread.id}
        audience={thread.audience}
        label={t('write.answerLabel')}
        placeholder={t('write.answer')}
        saying={saying}
        onSaid={stop}
        onLeave={stop}
        isFocused
      />
    );
  }
  const settle = () =>
    resolve.mutate({ params: { quoteId, threadId: thread.id }, body: { resolved: isOpen } });
  return (
    <>
      <div className={styles['acts']}>
        <button type="button" className={controls['button']} onClick={() => setAnswering(true)}>
          {t('write.answer')}
        </button>
        <button type="button" className={quiet} aria-disabled={resolve.isPending} onClick={settle}>
          {isOpen && <IconCheck size={16} stroke={1.75} aria-hidden />}
          {isOpen ? t('action.resolve') : t('action.reopen')}
        </button>
      </div>
      {resolve.error && <ProblemNotice error={resolve.error} />}
    </>
  );
}
