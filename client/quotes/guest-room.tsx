import { useState } from 'react';
import { GuestFind } from '../find/find-late.tsx';
import { QuoteRoomPage } from '../quote-room/quote-room-page.tsx';
import { atRest } from '../ui/later.tsx';
import { WayProvider } from '../ui/way.ts';
import type { GuestMe } from './guest-at.ts';
import { createGuestWay } from './guest-way.ts';

interface GuestRoomProps {
  me: GuestMe;
  /** Brings what shows all other pages. */
  fetchOthers: () => Promise<unknown>;
  /** Shows the page that the address is of by now. */
  leave: () => void;
}

/**
 * A guest's room as their link opens it: without the router, which other pages need, and without the kit, which comes
 * with what is opened later. Once they have been on another page, the room they come back to is the router's.
 */
export function GuestRoom({ me, fetchOthers, leave }: GuestRoomProps) {
  const [way] = useState(() => createGuestWay(atRest(fetchOthers), leave));
  return (
    <WayProvider value={way}>
      <QuoteRoomPage quoteId={me.quoteId} me={me} />
      <GuestFind />
    </WayProvider>
  );
}
