import { Outlet, useRouteContext } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { whenIdle } from '../ui/when-idle.ts';

/** A buyer never sees the navigation, and so never fetches it. */
const SellerFrame = lazy(async () => ({ default: (await import('./seller-frame.tsx')).SellerFrame }));

/** Not before what a buyer has come for is drawn. */
const FindHost = lazy(async () => {
  await new Promise<void>((drawn) =>
    whenIdle(() => {
      drawn();
      return false;
    }),
  );
  return { default: (await import('../find/find-host.tsx')).FindHost };
});

/** A seller keeps the rail beside a quote; a buyer sees the quote alone. */
export function QuoteFrame() {
  const { me } = useRouteContext({ from: '/quotes/$quoteId' });
  if (me.kind === 'guest') {
    return (
      <>
        <Outlet />
        <Suspense>
          <FindHost userRole={null} />
        </Suspense>
      </>
    );
  }
  return (
    <Suspense>
      <SellerFrame me={me} />
    </Suspense>
  );
}
