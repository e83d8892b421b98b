import { useParams, useRouteContext } from '@tanstack/react-router';
import { QuoteRoomPage } from '../quote-room/quote-room-page.tsx';

/** The room of the quote in the address. Another quote is another room: nothing of the first one stays. */
export function RoomRoute() {
  const { quoteId } = useParams({ from: '/quotes/$quoteId/' });
  const { me } = useRouteContext({ from: '/quotes/$quoteId' });
  return <QuoteRoomPage key={quoteId} quoteId={quoteId} me={me} />;
}
