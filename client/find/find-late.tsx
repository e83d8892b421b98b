import { lazy, Suspense, useEffect } from 'react';
import { needTexts } from '../ui/i18n.ts';
import { whenDrawn } from '../ui/later.tsx';
import { ask, askedNow, typeAhead } from './asked.ts';
import { findPress } from './page-keys.ts';
import { isPressed, pressOf } from './presses.ts';

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
    <Suspense fallback={<FindComing />}>
      <FindHost userRole={null} />
    </Suspense>
  );
}

/** Hears the key of the search before the search is here, and what is typed into it: the room would take letters for keys. */
function FindComing() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isFind = isPressed(findPress, pressOf(event));
      if (!isFind && askedNow() === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (isFind) ask('find');
      else typeAhead(event.key);
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, []);
  return null;
}
