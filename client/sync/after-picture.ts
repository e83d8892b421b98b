/** However busy the page is, in milliseconds. */
const patienceMs = 100;

/**
 * Does `work` after the picture that shows what has just happened, once however often it was asked for; at once when
 * the page goes.
 */
export function afterPicture(work: () => void): () => void {
  let isDue = false;
  const act = (): void => {
    if (!isDue) return;
    isDue = false;
    globalThis.removeEventListener?.('pagehide', act);
    work();
  };
  return () => {
    if (isDue) return;
    isDue = true;
    globalThis.addEventListener?.('pagehide', act);
    // Safari does not tell when it is idle.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: patienceMs });
    else setTimeout(act);
  };
}
