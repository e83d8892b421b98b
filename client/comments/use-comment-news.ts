import { useEffect, useRef } from 'react';
import type { ThreadView } from '#shared/protocol/comments-api.ts';
import { say } from '../quote-room/activity/spoken.ts';
import { firstName } from '../quote-room/names.ts';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { newsIn } from './comment-news.ts';
import { useCommenting } from './commenting.tsx';
import { showThread, threadElement } from './show-thread.ts';
import { useTalk } from './talk.ts';

/** Characters of a comment that are said at once. */
const longest = 140;

/**
 * Says once what somebody else writes while the room is open: beside the thread where it is in sight, else as a
 * message that leads there.
 */
export function useCommentNews(threads: readonly ThreadView[] | undefined): void {
  const { t } = useTranslation('comments');
  const { me, isSeen } = useTalk();
  const commenting = useCommenting();
  const heard = useRef<ReadonlyMap<string, number> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is known anew is news; the words are of then.
  useEffect(() => {
    if (!threads) return;
    const before = heard.current;
    heard.current = new Map([
      ...(before ?? []),
      ...threads.map(({ id, comments }) => [id, comments.at(-1)?.seq ?? 0] as const),
    ]);
    const news = before && newsIn(threads, before, me.id);
    if (!news || isSeen) return;
    const { thread, comment } = news;
    const words = comment.text.length > longest ? `${comment.text.slice(0, longest)}…` : comment.text;
    const said = { name: firstName(comment.by.name), words, title: thread.title };
    const sentence = t(thread.title === '' ? 'news.said' : 'news.on', said);
    if (threadElement(thread.id)) say(sentence);
    else showToast(sentence, { label: t('action.show'), run: () => showThread(thread, commenting) });
  }, [threads]);
}
