import { useDeferredValue, useMemo } from 'react';
import { createPricer } from '#shared/pricing/price-quote.ts';
import { discountTaken, type SellerCheck, sellerChecks } from '#shared/pricing/seller-checks.ts';
import { type Targets, targetDefaults } from '#shared/quote-doc/costs.ts';
import { useInternal, useSession } from '../../sync/use-session.ts';
import { useMargins } from './margins.tsx';

const pricer = createPricer();
/** Two pricings of the quote are saved where nothing is asked of the discount. */
const unlimited = { percent: null };

/** What the seller's side holds itself to in this quote; nothing where there is no internal document. */
export function useTargets(): Targets {
  return useInternal((internal) => internal?.targets ?? targetDefaults);
}

/** What the seller should know before agreeing, worst first. */
export function useSellerChecks(): readonly SellerCheck[] {
  const firstYear = useMargins((margins) => margins.firstYear);
  const uncosted = useMargins((margins) => margins.uncosted);
  const belowFloor = useMargins((margins) => margins.belowFloor);
  const targets = useTargets();
  // Once what was changed is on the screen: the check of the discount prices the quote twice.
  const content = useDeferredValue(useSession((session) => session.content));
  const asOf = useSession((session) => session.priced.asOf);
  const isLimited = targets.maxDiscountPercent !== null;
  const discount = useMemo(
    () => (isLimited ? discountTaken(content, pricer, { asOf }) : unlimited),
    [isLimited, content, asOf],
  );
  return useMemo(
    () => sellerChecks({ firstYear, uncosted, belowFloor }, discount, targets),
    [firstYear, uncosted, belowFloor, discount, targets],
  );
}
