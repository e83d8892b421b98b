import { type ReactNode, type SyntheticEvent, useMemo, useState } from 'react';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import { CommentingProvider } from '../comments/commenting.tsx';
import { CommentsProvider } from '../comments/comments-context.tsx';
import { ProposalsProvider } from '../negotiation/proposals-context.tsx';
import { ProposingProvider } from '../negotiation/proposing.tsx';
import { useSession } from '../sync/use-session.ts';
import { BuyerDesk } from './buyer-desk.tsx';
import { LiveMarks } from './people/live-marks.ts';
import { type Basis, type Room, RoomProvider, useRoom } from './room-context.ts';
import { roomMode } from './room-mode.ts';
import { RoomTalk } from './room-talk.tsx';
import { useCreateRoomEdit } from './use-create-room-edit.ts';
import { RoomEditProvider } from './use-room-edit.ts';

interface SeenRoomProps {
  quote: QuoteView;
  reader: ParticipantView;
  head: ReactNode;
  /** Somebody pressed what only the reader can do. */
  onTry: () => void;
}

/** The room of the person at the customer. Their controls are all there; what only looks works, and nothing else. */
export function SeenRoom({ quote, reader, head, onTry }: SeenRoomProps) {
  const outer = useRoom();
  const status = useSession((session) => session.status);
  const displayBasis = useSession((session) => session.content.terms.displayBasis);
  const [ownBasis, setBasis] = useState<Basis | null>(null);
  // What changed while they were away is between them and their own screen.
  const [marks] = useState(() => new LiveMarks());
  const edit = useCreateRoomEdit('buyer');
  const room = useMemo<Room>(
    () => ({
      ...outer,
      quote,
      me: reader,
      user: null,
      side: 'buyer',
      mode: roomMode('buyer', status, quote.right),
      isSeen: true,
      lane: false,
      basis: ownBasis ?? displayBasis,
      marks,
      arrival: null,
      setBasis,
    }),
    [outer, quote, reader, status, ownBasis, displayBasis, marks],
  );
  return (
    <RoomProvider value={room}>
      <RoomEditProvider value={edit}>
        <ProposalsProvider quoteId={quote.id}>
          <ProposingProvider>
            <CommentingProvider>
              <RoomTalk>
                <CommentsProvider quoteId={quote.id}>
                  <div
                    onClickCapture={(event) => isDeed(event.target) && stop(event, onTry)}
                    onSubmitCapture={(event) => stop(event, onTry)}
                    onBeforeInputCapture={(event) => stop(event, onTry)}
                  >
                    <BuyerDesk head={head} />
                  </div>
                </CommentsProvider>
              </RoomTalk>
            </CommentingProvider>
          </ProposingProvider>
        </ProposalsProvider>
      </RoomEditProvider>
    </RoomProvider>
  );
}

function stop(event: SyntheticEvent, onTry: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  onTry();
}

const controls = 'a[href], button, input, textarea, select, label';
/** What opens, folds, or shows another part, and changes nothing: it says so of itself. */
const looks = '[aria-expanded]:not([data-offers]), [aria-pressed], [role="tab"], [data-looks]';

/** Whether pressing it would do something in the reader's name, or leave for where this is not so any more. */
function isDeed(target: EventTarget): boolean {
  const control = target instanceof Element ? target.closest(controls) : null;
  return control !== null && !control.matches(looks);
}
