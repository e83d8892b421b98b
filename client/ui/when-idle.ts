/** Has `work` run when nothing more urgent is to be done, and again for as long as it returns `true`. */
export type Later = (work: (hasTime: () => boolean) => boolean) => void;

/** At the latest then, in milliseconds, however busy the page is. */
const patienceMs = 250;
/** A turn where the browser does not say how much time there is, in milliseconds. */
const turnMs = 6;

/** After the picture that shows what has just been changed; on a page that is not shown, when it is again. */
export const whenIdle: Later = (work) => {
  requestAnimationFrame(() => idleTurn(work));
};

function idleTurn(work: (hasTime: () => boolean) => boolean): void {
  const turn = (hasTime: () => boolean) => {
    if (work(hasTime)) idleTurn(work);
  };
  // Safari does not tell when it is idle.
  if (typeof requestIdleCallback !== 'function') {
    setTimeout(() => {
      const end = performance.now() + turnMs;
      turn(() => performance.now() < end);
    });
    return;
  }
  requestIdleCallback((deadline) => turn(() => deadline.timeRemaining() > 1), { timeout: patienceMs });
}
