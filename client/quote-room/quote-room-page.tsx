import type { ReactNode } from 'react';
import { QuoteId } from '#shared/ids.ts';
import type { Me } from '#shared/protocol/views.ts';
import { InternalSessionProvider, SessionProvider } from '../sync/session-provider.tsx';
import { ClosedState } from './closed-state.tsx';
import { QuoteRoom } from './quote-room.tsx';
import { FiguresProvider, useQuoteFigures } from './use-figures.ts';

interface QuoteRoomPageProps {
  /** As it stands in the address; one that is no id leads nowhere. */
  quoteId: string;
  me: Me;
}

/** The room of one quote: a live session for everything inside, and for sellers their own document beside it. */
export function QuoteRoomPage({ quoteId, me }: QuoteRoomPageProps) {
  const id = QuoteId.safeParse(quoteId);
  if (!id.success) return <ClosedState reason="notFound" isGuest={me.kind === 'guest'} />;
  const room = (
    <QuoteFigures>
      <QuoteRoom quoteId={id.data} me={me} />
    </QuoteFigures>
  );
  return (
    <SessionProvider quoteId={id.data} me={me}>
      {me.kind === 'guest' ? (
        room
      ) : (
        <InternalSessionProvider quoteId={id.data} me={me}>
          {room}
        </InternalSessionProvider>
      )}
    </SessionProvider>
  );
}

/** A row shows many figures, and all of the quote's are written alike. */
function QuoteFigures({ children }: { children: ReactNode }) {
  return <FiguresProvider value={useQuoteFigures()}>{children}</FiguresProvider>;
}
