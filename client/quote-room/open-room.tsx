import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import { CommentingProvider } from '../comments/commenting.tsx';
import { CommentsProvider } from '../comments/comments-context.tsx';
import { ProposalsProvider } from '../negotiation/proposals-context.tsx';
import { ProposingProvider } from '../negotiation/proposing.tsx';
import { useQuoteSession, useSession } from '../sync/use-session.ts';
import { needTexts } from '../ui/i18n.ts';
import { onceDrawn, useFetchRest } from '../ui/later.tsx';
import { remember, remembered } from '../ui/remembered.ts';
import { useRoomSearch, useWay } from '../ui/way.ts';
import { RoomAnnouncer } from './activity/room-announcer.tsx';
import { useArrival } from './activity/use-arrival.ts';
import type { FirstNews } from './activity/use-first-news.ts';
import { BuyerRoom } from './buyer-room.tsx';
import { FollowingProvider } from './people/following.tsx';
import { useMarks } from './people/use-marks.ts';
import { type Basis, type Room, RoomProvider } from './room-context.ts';
import { roomMode } from './room-mode.ts';
import { RoomSkeleton } from './room-skeleton.tsx';
import { RoomTalk } from './room-talk.tsx';
import { useReviewLink } from './send/use-review-link.ts';
import { ShownQuoteProvider, useRoomQuote } from './shown-quote.ts';
import { useCreateRoomEdit } from './use-create-room-edit.ts';
import { useReturn } from './use-return.ts';
import { RoomEditProvider } from './use-room-edit.ts';
import { useRoomKeys } from './use-room-keys.ts';

/** A buyer never fetches it. The route asks for it ahead, so that a seller does not wait for it. */
const SellerRoom = lazy(async () => ({ default: (await import('./seller-room.tsx')).SellerRoom }));

const PassageButton = onceDrawn(async () => (await import('../comments/passage-button.tsx')).PassageButton);
const FollowBar = onceDrawn(async () => (await import('./people/follow-bar.tsx')).FollowBar);
const SeenMark = onceDrawn(async () => (await import('./activity/seen-mark.tsx')).SeenMark);

/** For those who ask for it. */
const Replay = lazy(async () => {
  const [{ Replay }] = await Promise.all([import('../replay/replay.tsx'), needTexts('replay')]);
  return { default: Replay };
});

interface OpenRoomProps {
  quote: QuoteView;
  me: ParticipantView;
  user: Room['user'];
  /** What others did before the person came. */
  first: FirstNews | null;
}

/** An open room: what holds for all of it, its keyboard, and the layout of the side one sits on. */
export function OpenRoom({ quote, me, user, first }: OpenRoomProps) {
  const status = useSession((session) => session.status);
  const displayBasis = useSession((session) => session.content.terms.displayBasis);
  const [asCustomer, setAsCustomer] = useState(false);
  const [wantsLane, setWantsLane] = useState(() => remembered('lane', ['on', 'off']) !== 'off');
  const [ownBasis, setBasis] = useState<Basis | null>(null);
  const [isSending, setSending] = useState(false);
  const { isReplaying, setReplaying } = useReplaying();
  const marks = useMarks(me.id);
  const arrival = useArrival(first);
  const { side } = me;
  const isSeller = side === 'seller';

  const room = useMemo<Room>(
    () => ({
      quoteId: quote.id,
      quote,
      me,
      user,
      side,
      mode: asCustomer ? 'read' : roomMode(side, status, quote.right),
      asCustomer,
      isSeen: false,
      lane: isSeller && wantsLane && !asCustomer,
      basis: ownBasis ?? displayBasis,
      marks,
      arrival,
      setAsCustomer: (on) => setAsCustomer(on && isSeller),
      setLane: (on) => {
        remember('lane', on ? 'on' : 'off');
        setWantsLane(on);
      },
      setBasis,
      openSend: () => setSending(true),
      isReplaying,
      openReplay: () => setReplaying(true),
    }),
    [
      quote,
      me,
      user,
      side,
      isSeller,
      status,
      asCustomer,
      wantsLane,
      ownBasis,
      displayBasis,
      marks,
      arrival,
      isReplaying,
      setReplaying,
    ],
  );
  usePriceFor(quote.today);
  const edit = useCreateRoomEdit(side);
  useRoomKeys(room, edit);
  useReviewLink(quote.commands.send ?? false, room.openSend);
  useFetchRest();
  useReturn();

  if (isReplaying) {
    return (
      <RoomProvider value={room}>
        <ShownQuoteProvider value={useRoomQuote}>
          <Suspense fallback={<RoomSkeleton />}>
            <Replay onClose={() => setReplaying(false)} />
          </Suspense>
        </ShownQuoteProvider>
      </RoomProvider>
    );
  }
  return (
    <RoomProvider value={room}>
      <FollowingProvider>
        <RoomEditProvider value={edit}>
          <ShownQuoteProvider value={useRoomQuote}>
            <ProposalsProvider quoteId={quote.id}>
              <ProposingProvider>
                <CommentingProvider>
                  <RoomTalk>
                    <CommentsProvider quoteId={quote.id}>
                      {isSeller ? (
                        <Suspense fallback={<RoomSkeleton />}>
                          <SellerRoom isSending={isSending} onSendClosed={() => setSending(false)} />
                        </Suspense>
                      ) : (
                        <BuyerRoom />
                      )}
                      {!asCustomer && <PassageButton />}
                    </CommentsProvider>
                  </RoomTalk>
                </CommentingProvider>
              </ProposingProvider>
            </ProposalsProvider>
          </ShownQuoteProvider>
          <FollowBar />
          <RoomAnnouncer />
          <SeenMark />
        </RoomEditProvider>
      </FollowingProvider>
    </RoomProvider>
  );
}

/** It stands in the address, so that the way back of the browser leads out of it. */
function useReplaying() {
  const { replay = false } = useRoomSearch();
  const { setSearch } = useWay();
  const setReplaying = useCallback(
    (on: boolean) => setSearch(({ replay: _, ...others }) => (on ? { ...others, replay: true } : others)),
    [setSearch],
  );
  return { isReplaying: replay, setReplaying };
}

function usePriceFor(day: QuoteView['today']): void {
  const session = useQuoteSession();
  useEffect(() => session.priceFor(day), [session, day]);
}
