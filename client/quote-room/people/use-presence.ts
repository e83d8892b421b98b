import { type FocusEvent, useMemo } from 'react';
import { useQuoteSession } from '../../sync/use-session.ts';

/** Tells the others at which row or text of the paper I am. A field says more: it tells by itself which one it is. */
export function usePresence() {
  const session = useQuoteSession();
  return useMemo(
    () => ({
      // On the way in, so that the field that has the focus has the last word.
      onFocusCapture: ({ target }: FocusEvent) => {
        const element = placeOf(target);
        if (element !== null) session.setFocus({ element, field: 'row' });
      },
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) session.setFocus(null);
      },
    }),
    [session],
  );
}

function placeOf(target: Element): string | null {
  const place = target.closest<HTMLElement>('[data-row], [data-text], [data-section]');
  return place?.dataset['row'] ?? place?.dataset['text'] ?? place?.dataset['section'] ?? null;
}
