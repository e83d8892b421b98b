import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadView } from '#shared/protocol/comments-api.ts';
import { useCommand } from '../api/queries.ts';
import { useTalk } from './talk.ts';

/** Milliseconds in sight, after which it counts as read. */
const lookMs = 1_000;

/** Keeps that the reader has seen all of a thread, when it has been in sight for a moment: hand the ref to it. */
export function useMarkRead({ id: threadId, unread, comments }: ThreadView) {
  const { quoteId } = useTalk();
  const { mutate } = useCommand('readThread');
  const [element, setElement] = useState<Element | null>(null);
  const told = useRef(0);
  const seq = comments.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (!element || unread === 0 || told.current >= seq) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      if (!entry?.isIntersecting) return;
      timer = setTimeout(() => {
        told.current = seq;
        mutate({ params: { quoteId, threadId }, body: { seq } });
      }, lookMs);
    });
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [element, unread, seq, quoteId, threadId, mutate]);
  return useCallback((found: Element | null) => setElement(found), []);
}
