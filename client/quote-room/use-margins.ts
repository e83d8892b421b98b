import { useSyncExternalStore } from 'react';
import { priceMargins, type QuoteMargins } from '#shared/pricing/margin.ts';
import { createPricer } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { IsoDate } from '#shared/time.ts';
import type { InternalState } from '../sync/internal-session.ts';
import { useInternalSession, useSession } from '../sync/use-session.ts';

const noCosts: InternalState['costs'] = {};
const never = () => () => {};

/** What the quote leaves over, by line and in all; nothing is known of it where there are no costs to be seen. */
export function useMargins(): QuoteMargins {
  const internal = useInternalSession();
  const content = useSession((session) => session.content);
  const asOf = useSession((session) => session.priced.asOf);
  const costs = useSyncExternalStore(
    internal?.subscribe ?? never,
    () => internal?.getState().costs ?? noCosts,
  );
  return marginsOf(content, costs, asOf);
}

interface Known {
  readonly costs: InternalState['costs'];
  readonly asOf: IsoDate | null;
  readonly margins: QuoteMargins;
}

const pricer = createPricer();
const known = new WeakMap<QuoteContent, Known>();

/** Every row asks, and of one state of the quote they are told the same: it is worked out for the first alone. */
function marginsOf(content: QuoteContent, costs: Known['costs'], asOf: Known['asOf']): QuoteMargins {
  const last = known.get(content);
  if (last?.costs === costs && last.asOf === asOf) return last.margins;
  const margins = priceMargins(content, costs, pricer, { asOf });
  known.set(content, { costs, asOf, margins });
  return margins;
}
