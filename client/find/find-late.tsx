import { lazy, Suspense } from 'react';
import { whenIdle } from '../ui/when-idle.ts';

/** Not before what a buyer has come for is drawn. */
const FindHost = lazy(async () => {
  await new Promise<void>((drawn) =>
    whenIdle(() => {
      drawn();
      return false;
    }),
  );
  return { default: (await import('./find-host.tsx')).FindHost };
});

/** The keys and the search of a guest, who has one quote and no pages. */
export function GuestFind() {
  return (
    <Suspense>
      <FindHost userRole={null} />
    </Suspense>
  );
}
