import { useEffect, useRef } from 'react';
import type { ThreadView } from '#shared/protocol/comments-api.ts';
import { useRoomSearch } from '../ui/way.ts';
import { useCommenting } from './commenting.tsx';
import { showThread } from './show-thread.ts';
import { useTalk } from './talk.ts';

/** Leads to the thread that the address names, once, when it is known: where a mail’s button leads. */
export function useThreadLink(threads: readonly ThreadView[] | undefined): void {
  const { thread: wanted } = useRoomSearch();
  const { isSeen } = useTalk();
  const commenting = useCommenting();
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const thread = threads?.find(({ id }) => id === wanted);
    if (!thread || isSeen || shown.current === thread.id) return;
    shown.current = thread.id;
    showThread(thread, commenting);
  }, [threads, wanted, isSeen, commenting]);
}
