import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { priceMargins, type QuoteMargins } from '#shared/pricing/margin.ts';
import { createPricer, type Pricer } from '#shared/pricing/price-quote.ts';
import { afterPicture } from '../../sync/after-picture.ts';
import { keepIdentity } from '../../sync/keep-identity.ts';
import { BuiltStore } from '../../sync/store.ts';
import { type RoomSession, useInternalSession, useQuoteSession } from '../../sync/use-session.ts';
import { useSelected } from '../../sync/use-store.ts';

const MarginsContext = createContext<BuiltStore<QuoteMargins> | null>(null);

/**
 * Works out once for all rows what the quote leaves over, as often as the quote or its costs change: once the change
 * itself is on the screen, because what both sides look at comes before what stands beside it.
 */
export function MarginsProvider({ children }: { children: ReactNode }) {
  const session = useQuoteSession();
  const internal = useInternalSession();
  const margins = useMemo(() => {
    const costs = () => internal?.getState().costs ?? {};
    return new BuiltStore(marginsOf(session, costs));
  }, [session, internal]);
  useEffect(() => {
    const changed = afterPicture(() => margins.stale());
    const stops = [
      session.watch(({ content, priced }) => [content, priced], changed),
      internal?.watch(({ costs }) => costs, changed),
    ];
    margins.stale();
    return () => {
      for (const stop of stops) stop?.();
    };
  }, [margins, session, internal]);
  return <MarginsContext value={margins}>{children}</MarginsContext>;
}

/** What the quote leaves over, by line and in all; of lines whose costs are not known nothing is known. */
export function useMargins<T>(select: (margins: QuoteMargins) => T): T {
  const margins = useContext(MarginsContext);
  if (!margins) throw new Error('There are no margins here: render it under MarginsProvider.');
  return useSelected(margins, select);
}

type Costs = Parameters<typeof priceMargins>[1];

function marginsOf(session: RoomSession, costs: () => Costs): () => QuoteMargins {
  const pricer = createPricer();
  let last: QuoteMargins | undefined;
  return () => {
    const { content, priced } = session.getState();
    // What the quote itself comes to is known; only what it holds with a known cost is priced besides.
    const known: Pricer = (some, context) => (some === content ? priced : pricer(some, context));
    last = keepIdentity(last, priceMargins(content, costs(), known, { asOf: priced.asOf }));
    return last;
  };
}
