import { useSyncExternalStore } from 'react';

/** Below, one column for a thumb. */
const phone = '(max-width: 639.98px)';

/** One for all that ask: a quote has hundreds of rows. */
let width: MediaQueryList | null = null;
const query = () => {
  width ??= window.matchMedia(phone);
  return width;
};

function subscribe(listener: () => void): () => void {
  const watched = query();
  watched.addEventListener('change', listener);
  return () => watched.removeEventListener('change', listener);
}

/** Whether the page is laid out for a phone, by its width alone. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}
