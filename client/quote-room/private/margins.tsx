import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { priceMargins, type QuoteMargins } from '#shared/pricing/margin.ts';
import { createPricer, type Pricer } from '#shared/pricing/price-quote.ts';
import { afterPicture } from '../../sync/after-picture.ts';
import type { InternalSession } from '../../sync/internal-session.ts';
import { keepIdentity } from '../../sync/keep-identity.ts';
import { BuiltStore } from '../../sync/store.ts';
import { type RoomSession, useInternalSession, useQuoteSession } from '../../sync/use-session.ts';
import { useSelected } from '../../sync/use-store.ts';

interface RoomMargins extends QuoteMargins {
  /** Whether the costs have arrived: until then nothing is known of any, which is not that none is set. */
  readonly hasCosts: boolean;
}

const MarginsContext = createContext<BuiltStore<RoomMargins> | null>(null);

/**
 * Works out once for all rows what the quote leaves over, as often as the quote or its costs change: once the change
 * itself is on the screen, because what both sides look at comes before what stands beside it.
 */
export function MarginsProvider({ children }: { children: ReactNode }) {
  const session = useQuoteSession();
  const internal = useInternalSession();
  const margins = useMemo(() => {
    return new BuiltStore(marginsOf(session, internal));
  }, [session, internal]);
  useEffect(() => {
    const changed = afterPicture(() => margins.stale());
    const stops = [
      session.watch(({ content, priced }) => [content, priced], changed),
      internal?.watch(({ costs, phase }) => [costs, phase], changed),
    ];
    margins.stale();
    return () => {
      for (const stop of stops) stop?.();
    };
  }, [margins, session, internal]);
  return <MarginsContext value={margins}>{children}</MarginsContext>;
}

/** What the quote leaves over, by line and in all; of lines whose costs are not known nothing is known. */
export function useMargins<T>(select: (margins: RoomMargins) => T): T {
  const margins = useContext(MarginsContext);
  if (!margins) throw new Error('There are no margins here: render it under MarginsProvider.');
  return useSelected(margins, select);
}

function marginsOf(session: RoomSession, internal: InternalSession | null): () => RoomMargins {
  const pricer = createPricer();
  let last: RoomMargins | undefined;
  return () => {
    const { content, priced } = session.getState();
    // What the quote itself comes to is known; only what it holds with a known cost is priced besides.
    const known: Pricer = (some, context) => (some === content ? priced : pricer(some, context));
    const { costs = {}, phase } = internal?.getState() ?? {};
    const margins = priceMargins(content, costs, known, { asOf: priced.asOf });
    last = keepIdentity(last, { ...margins, hasCosts: phase?.name === 'ready' });
    return last;
  };
}
