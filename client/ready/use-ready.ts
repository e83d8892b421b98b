import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { query, useCommand } from '../api/queries.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useQuoteSession, useSaving, useSession } from '../sync/use-session.ts';

/** After the last change, milliseconds: one question for a burst of them. */
const restMs = 500;

/**
 * How each side finds what stands. Marks are of one content: from the first change on they are not shown, until the
 * server has said what is true of the new one.
 */
export function useReady() {
  const { quoteId, me } = useRoom();
  const session = useQuoteSession();
  const content = useSession((state) => state.content);
  const { saving } = useSaving();
  const { data, refetch } = useQuery(query('getReady', { params: { quoteId } }));
  const { mutate, isPending, error } = useCommand('markReady');
  const [asOf, setAsOf] = useState(content);
  const isKnown = asOf === content;
  const hasMarks = data !== undefined && (data.seller !== null || data.buyer !== null);

  useEffect(() => {
    // Where nobody has marked anything there is nothing to clear, and whoever presses asks first.
    if (isKnown || !hasMarks || saving !== 'saved') return;
    const timer = setTimeout(() => void refetch().then(() => setAsOf(content)), restMs);
    return () => clearTimeout(timer);
  }, [isKnown, hasMarks, saving, content, refetch]);

  const marks = isKnown ? data : undefined;
  const mine = marks?.[me.side] ?? null;
  const theirs = marks?.[me.side === 'seller' ? 'buyer' : 'seller'] ?? null;
  return {
    mine,
    theirs,
    since: marks?.readySince ?? null,
    isPending,
    isSaved: saving === 'saved',
    error,
    press: async () => {
      const { data: fresh } = await refetch();
      // Somebody changed it between the press and the answer: what was pressed was about something else.
      if (!fresh || session.getState().content !== content) return;
      setAsOf(content);
      mutate({ params: { quoteId }, body: { hash: fresh.hash, ready: mine === null } });
    },
  };
}
