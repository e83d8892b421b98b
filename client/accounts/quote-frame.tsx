import { Outlet, useRouteContext } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { GuestFind } from '../find/find-late.tsx';

/** A buyer never sees the navigation, and so never fetches it. */
const SellerFrame = lazy(async () => ({ default: (await import('./seller-frame.tsx')).SellerFrame }));

/** A seller keeps the rail beside a quote; a buyer sees the quote alone. */
export function QuoteFrame() {
  const { me } = useRouteContext({ from: '/quotes/$quoteId' });
  if (me.kind === 'guest') {
    return (
      <>
        <Outlet />
        <GuestFind />
      </>
    );
  }
  return (
    <Suspense>
      <SellerFrame me={me} />
    </Suspense>
  );
}
