import { useLayoutEffect } from 'react';
import type { Change } from '#shared/protocol/change.ts';
import { colourToken } from '../ui/person.ts';

/** Rows wash themselves by their marks. Whatever else is on the paper is found by where it says that it stands. */
const placesBy = ['row', 'section', 'group', 'text', 'term'] as const;

/**
 * Washes what these changes are about in the colour of who made them, for as long as they are shown, and brings the
 * first of it into view. `isStill`: at once, without sliding there.
 */
export function usePaperWash(changes: readonly Change[], isStill: boolean): void {
  useLayoutEffect(() => {
    const washed = changes.flatMap(({ element, field, participant: { side, colour } }) => {
      const place = placeOf(element?.id ?? field);
      place?.setAttribute('data-washed', '');
      place?.style.setProperty('--c', colourToken(side, colour));
      return place ?? [];
    });
    const first = washed.toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0];
    if (first && !isInView(first))
      first.scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' });
    return () => {
      for (const place of washed) place.removeAttribute('data-washed');
    };
  }, [changes, isStill]);
}

function placeOf(id: string | null): HTMLElement | null {
  if (id === null) return null;
  const selector = placesBy.map((name) => `[data-${name}="${CSS.escape(id)}"]`).join();
  return document.querySelector<HTMLElement>(`#paper :is(${selector})`);
}

/** Between the bar at the top and the controls at the bottom. */
function isInView(place: Element): boolean {
  const { top, bottom } = place.getBoundingClientRect();
  const from = document.querySelector('[data-replay-top]')?.getBoundingClientRect().bottom ?? 0;
  const to = document.querySelector('[data-replay-bar]')?.getBoundingClientRect().top ?? innerHeight;
  return top >= from && bottom <= to;
}
