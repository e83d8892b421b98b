import { useMemo, useSyncExternalStore } from 'react';
import { createPricer } from '#shared/pricing/price-quote.ts';
import { discountTaken, type SellerCheck, sellerChecks } from '#shared/pricing/seller-checks.ts';
import { type Targets, targetDefaults } from '#shared/quote-doc/costs.ts';
import { useInternalSession, useSession } from '../sync/use-session.ts';
import { useMargins } from './use-margins.ts';

const never = () => () => {};
const pricer = createPricer();

/** What the seller's side holds itself to in this quote; nothing where there is no internal document. */
export function useTargets(): Targets {
  const internal = useInternalSession();
  return useSyncExternalStore(
    internal?.subscribe ?? never,
    () => internal?.getState().targets ?? targetDefaults,
  );
}

/** What the seller should know before agreeing, worst first. */
export function useSellerChecks(): readonly SellerCheck[] {
  const margins = useMargins();
  const targets = useTargets();
  const content = useSession((session) => session.content);
  const asOf = useSession((session) => session.priced.asOf);
  const discount = useMemo(() => discountTaken(content, pricer, { asOf }), [content, asOf]);
  return useMemo(() => sellerChecks(margins, discount, targets), [margins, discount, targets]);
}
