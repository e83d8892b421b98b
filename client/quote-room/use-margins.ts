import { useSyncExternalStore } from 'react';
import { priceMargins, type QuoteMargins } from '#shared/pricing/margin.ts';
import { createPricer } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { InternalState } from '../sync/internal-session.ts';
import { useInternalSession, useSession } from '../sync/use-session.ts';

const noCosts: InternalState['costs'] = {};
const never = () => () => {};

/** What the quote leaves over, by line and in all; nothing is known of it where there are no costs to be seen. */
export function useMargins(): QuoteMargins {
  const internal = useInternalSession();
  const content = useSession((session) => session.content);
  const costs = useSyncExternalStore(
    internal?.subscribe ?? never,
    () => internal?.getState().costs ?? noCosts,
  );
  return marginsOf(content, costs);
}

const pricer = createPricer();
const known = new WeakMap<QuoteContent, { costs: InternalState['costs']; margins: QuoteMargins }>();

/** Every row asks, and of one state of the quote they are told the same: it is worked out for the first alone. */
function marginsOf(content: QuoteContent, costs: InternalState['costs']): QuoteMargins {
  const last = known.get(content);
  if (last?.costs === costs) return last.margins;
  const margins = priceMargins(content, costs, pricer);
  known.set(content, { costs, margins });
  return margins;
}
