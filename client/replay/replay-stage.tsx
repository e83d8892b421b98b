import { type ReactNode, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { createPricer, type Pricer } from '#shared/pricing/price-quote.ts';
import { dayIn, type IsoDate } from '#shared/time.ts';
import { type Basis, type Room, RoomProvider, useRoom } from '../quote-room/room-context.ts';
import { RoomTalk } from '../quote-room/room-talk.tsx';
import { SellerPartsProvider } from '../quote-room/seller-parts.ts';
import { useCreateRoomEdit } from '../quote-room/use-create-room-edit.ts';
import { FiguresProvider, useQuoteFigures } from '../quote-room/use-figures.ts';
import { RoomEditProvider } from '../quote-room/use-room-edit.ts';
import { pastSession } from '../sync/past-session.ts';
import { InternalContext, SessionContext, useQuoteSession, useSession } from '../sync/use-session.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { HeldMarks } from './held-marks.ts';
import { milestonesOf } from './milestones.ts';
import { ReplayScreen } from './replay-screen.tsx';
import type { Reel } from './use-replay.ts';

interface ReplayStageProps {
  reel: Reel;
  hasOlder: boolean;
  isFetchingOlder: boolean;
  fetchOlder: () => void;
  fetchAnew: () => Promise<unknown>;
  onClose: () => void;
}

/** Puts the quote of a moment in place of the live one, for the paper and the totals to show it as they show that. */
export function ReplayStage({ reel, fetchAnew, ...rest }: ReplayStageProps) {
  const { t } = useTranslation('replay');
  const outer = useRoom();
  const real = useQuoteSession();
  const latest = useSession(({ activity }) => activity[0]?.seq ?? 0);
  const [wanted, setBack] = useState(0);
  const [ownBasis, setBasis] = useState<Basis | null>(null);
  const [marks] = useState(() => new HeldMarks());
  const [price] = useState(() => createPricer());

  const { moments, now } = reel;
  const back = Math.min(wanted, moments.length);
  const moment = moments[back] ?? null;
  const { today, versions } = outer.quote;
  const shownAt = useCallback((to: number) => momentShown(reel, to, today, price), [reel, today, price]);
  const shown = useMemo(() => shownAt(back), [shownAt, back]);
  const milestones = useMemo(
    () => milestonesOf(moments, { versions, ready: now.ready }, !rest.hasOlder),
    [moments, versions, now, rest.hasOlder],
  );

  const [past] = useState(() => pastSession(real, shown));
  // Whatever else leads to another moment; a step shows it by itself, so that all of the screen is of one moment.
  useLayoutEffect(() => past.show(shown), [past, shown]);
  useLayoutEffect(() => marks.hold(moment?.changes ?? []), [marks, moment]);
  const move = (to: number) => {
    past.show(shownAt(to));
    setBack(to);
  };

  const sent = milestones.findLast((milestone) => milestone.kind === 'sent' && milestone.back === back);
  const badge =
    sent?.kind === 'sent'
      ? t('badge.sent', { number: sent.number })
      : t(back === 0 ? 'badge.now' : 'badge.past');
  const { displayBasis } = shown.content.terms;
  const room = useMemo<Room>(
    () => ({
      ...outer,
      mode: 'read',
      asCustomer: false,
      lane: false,
      basis: ownBasis ?? displayBasis,
      marks,
      badge,
      setBasis,
    }),
    [outer, ownBasis, displayBasis, marks, badge],
  );

  return (
    <SellerPartsProvider value={null}>
      <InternalContext value={null}>
        <SessionContext value={past.session}>
          <RoomProvider value={room}>
            <PastQuote>
              <ReplayScreen
                {...rest}
                moments={moments}
                milestones={milestones}
                back={back}
                missing={shown.missing}
                isOutdated={latest > reel.seq}
                onMove={move}
                onFetchAnew={() => void fetchAnew().then(() => setBack(0))}
              />
            </PastQuote>
          </RoomProvider>
        </SessionContext>
      </InternalContext>
    </SellerPartsProvider>
  );
}

/** The quote so many moments back, priced for the day it was then, as it was on the screens of then. */
function momentShown({ tape, moments, now }: Reel, back: number, today: IsoDate, price: Pricer) {
  const moment = moments[back] ?? null;
  const undone = back === 0 ? 0 : (moment?.undone ?? tape.length);
  const at = moment?.at ?? moments.at(-1)?.at ?? null;
  const asOf = back === 0 || at === null ? today : dayIn(now.timeZone, at);
  const content = tape.contentAt(undone);
  return { content, priced: price(content, { asOf }), missing: tape.missingAt(undone) };
}

/** Figures as the quote wrote them then, and hands that change nothing. */
function PastQuote({ children }: { children: ReactNode }) {
  return (
    <FiguresProvider value={useQuoteFigures()}>
      <HandsOff>
        <RoomTalk>{children}</RoomTalk>
      </HandsOff>
    </FiguresProvider>
  );
}

function HandsOff({ children }: { children: ReactNode }) {
  const { side } = useRoom();
  return <RoomEditProvider value={useCreateRoomEdit(side)}>{children}</RoomEditProvider>;
}
