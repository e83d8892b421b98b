/** However busy the page is, in milliseconds. */
const patienceMs = 100;

/**
 * Does `work` after the picture that shows what has just happened, once however often it was asked for; at once when
 * the page goes, and then it is told so.
 */
export function afterPicture(work: (isLeaving: boolean) => void): () => void {
  let isDue = false;
  const act = (isLeaving: boolean): void => {
    if (!isDue) return;
    isDue = false;
    globalThis.removeEventListener?.('pagehide', leave);
    work(isLeaving);
  };
  const leave = (): void => act(true);
  const rest = (): void => act(false);
  return () => {
    if (isDue) return;
    isDue = true;
    globalThis.addEventListener?.('pagehide', leave);
    // Safari does not tell when it is idle.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(rest, { timeout: patienceMs });
    else setTimeout(rest);
  };
}
