import { lazy, Suspense } from 'react';
import { needTexts } from '../ui/i18n.ts';
import { whenDrawn } from '../ui/later.tsx';

/** Where no room is drawn, as beside a version: milliseconds. */
const patienceMs = 3_000;

/** Not before what a buyer has come for is drawn. */
const FindHost = lazy(async () => {
  await Promise.race([whenDrawn, new Promise((come) => setTimeout(come, patienceMs))]);
  const [host] = await Promise.all([import('./find-host.tsx'), needTexts('app')]);
  return { default: host.FindHost };
});

/** The keys and the search of a guest, who has one quote and no pages. */
export function GuestFind() {
  return (
    <Suspense>
      <FindHost userRole={null} />
    </Suspense>
  );
}
