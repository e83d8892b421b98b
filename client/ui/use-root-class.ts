import { useLayoutEffect } from 'react';

/**
 * Gives the page's root a class while the caller is shown. A selector could ask for the caller with `:root:has(…)`, but
 * then the browser styles the root anew whenever anything in the page comes or goes, a fifth of what a choice costs.
 */
export function useRootClass(name: string | undefined): void {
  useLayoutEffect(() => {
    if (!name) return;
    const { classList } = document.documentElement;
    classList.add(name);
    return () => classList.remove(name);
  }, [name]);
}
