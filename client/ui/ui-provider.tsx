import { type ReactNode, useEffect } from 'react';
import '@fontsource-variable/inter/opsz.css';
import './mantine-styles.ts';
import './tokens.css';
import './base.css';
import './colour-scheme.ts';
import { ToastRegion } from './toast.tsx';

/** Looks, texts and toasts around everything. */
export function UiProvider({ children }: { children: ReactNode }) {
  useFocusKept();
  return (
    <>
      {children}
      <ToastRegion />
    </>
  );
}

/** Milliseconds in which the first picture of a page has come, which does without it. */
const patienceMs = 2_000;

/** From the first key on, or once the page has had its time. */
function useFocusKept(): void {
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    const start = async () => {
      unwait();
      const { keepFocus } = await import('./focus-keeper.ts');
      if (!isGone) stop = keepFocus();
    };
    // Without a connection it comes with the next page.
    const begin = () => void start().catch(() => {});
    const timer = setTimeout(begin, patienceMs);
    document.addEventListener('keydown', begin, true);
    const unwait = () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', begin, true);
    };
    return () => {
      isGone = true;
      unwait();
      stop?.();
    };
  }, []);
}
