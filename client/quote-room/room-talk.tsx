import { type ReactNode, useMemo } from 'react';
import { type OpenPlace, titleNow } from '../comments/places.ts';
import { type Talk, TalkProvider } from '../comments/talk.ts';
import { useReadText } from '../rich-text/use-read-text.ts';
import { useSession } from '../sync/use-session.ts';
import { useRoom } from './room-context.ts';

const useTitle = (place: OpenPlace) => useSession(({ content }) => titleNow(content, place));

/** The room as what is said in it has to know it. What is private is hidden with all else that is. */
export function RoomTalk({ children }: { children: ReactNode }) {
  const { quoteId, quote, me, side, lane, isSeen } = useRoom();
  const status = useSession((session) => session.status);
  const showsInternal = side === 'seller' && lane;
  const talk = useMemo<Talk>(
    () => ({ quoteId, quote, me, side, status, showsInternal, isSeen, useTitle, useText: useReadText }),
    [quoteId, quote, me, side, status, showsInternal, isSeen],
  );
  return <TalkProvider value={talk}>{children}</TalkProvider>;
}
