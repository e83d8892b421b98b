import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useCommand } from '../../api/queries.ts';
import { useSession } from '../../sync/use-session.ts';
import { afterLooking } from '../../ui/after-looking.ts';
import { useRoom } from '../room-context.ts';
import { logOf } from './use-changes.ts';

/** Milliseconds on a page that can be seen, after which a change counts as seen. */
const lookMs = 2_000;

/** Keeps how far the person has seen what is done in the quote, so that the next visit knows what is new. */
export function SeenMark() {
  const { quoteId, asCustomer } = useRoom();
  const newest = useNewestChange();
  const { mutate } = useCommand('markSeen');
  const told = useRef<number | null>(null);
  useEffect(() => {
    if (newest === null || asCustomer) return;
    return afterLooking(lookMs, () => {
      if (told.current === newest) return;
      told.current = newest;
      mutate({ params: { quoteId }, body: { seq: newest } });
    });
  }, [newest, asCustomer, quoteId, mutate]);
  return null;
}

/** The number of the latest change, 0 before the first; `null` until the log is there. */
function useNewestChange(): number | null {
  const { quoteId } = useRoom();
  const live = useSession(({ activity }) => activity[0]?.seq ?? 0);
  const { data: listed } = useInfiniteQuery({
    ...logOf(quoteId),
    select: ({ pages }) => pages[0]?.changes[0]?.seq ?? 0,
  });
  return listed === undefined ? null : Math.max(live, listed);
}
