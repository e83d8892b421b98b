import { useEffect } from 'react';

/** Names the page in the window's title while it is shown. */
export function usePageTitle(title: string | null | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Coquote` : 'Coquote';
  }, [title]);
}
