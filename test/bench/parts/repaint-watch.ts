/** What a page takes to show what a click did. These run in the page, so they refer to nothing outside themselves. */

/** Milliseconds. */
export interface Repaint {
  /** From the click until the new figure stands in the document, with all that the page does about it by then. */
  readonly script: number;
  /** Style and layout for the picture that shows it. */
  readonly layout: number;
  /** Painting that picture, as far as it is the page's thread that does. */
  readonly paint: number;
  /** From the click until the picture is on the screen, as the browser itself tells, in steps of eight. */
  readonly shown: number;
}

declare global {
  interface Window {
    /** Clicks that took long enough for the browser to tell of: when each was made, and how long until it was shown. */
    toldClicks?: { readonly at: number; readonly shown: number }[];
    repaint?: Repaint | undefined;
  }
}

/** Once a page. */
export function listenToBrowser(): void {
  const told: { at: number; shown: number }[] = [];
  window.toldClicks = told;
  const observer = new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries())
      if (name === 'click') told.push({ at: startTime, shown: duration });
  });
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

/** Before a click; `window.repaint` is there when it has changed the figure and the browser has had time to tell of it. */
export function watchNextClick(figure: string): void {
  const output = document.querySelector(figure);
  if (!output) throw new Error(`the page shows no ${figure}`);
  window.repaint = undefined;
  let clicked = 0;
  const finish = (parts: Omit<Repaint, 'shown'>) => {
    // By then the picture is on the screen, what is worked out after it is done, and the browser has told.
    setTimeout(() => {
      requestIdleCallback(() => {
        const told = window.toldClicks?.find(({ at }) => at === clicked);
        // Of what is under its threshold of sixteen it tells nothing.
        window.repaint = { ...parts, shown: told?.shown ?? 8 };
      });
    }, 150);
  };
  const changes = new MutationObserver(() => {
    changes.disconnect();
    const changed = performance.now();
    // Here rather than in the picture's turn: where the pointer is would have it done in between, unseen.
    document.body.getBoundingClientRect();
    const laidOut = performance.now();
    requestAnimationFrame(() => {
      const turn = performance.now();
      // The picture is painted in this very task. What follows it comes before all else that waits by then, such as
      // what the page puts off until after the picture, and what the server answers.
      const painted = () =>
        finish({
          script: changed - started,
          layout: laidOut - changed,
          paint: performance.now() - turn,
        });
      void scheduler.postTask(painted, { priority: 'user-blocking' });
    });
  });
  let started = 0;
  const onClick = (event: Event) => {
    started = performance.now();
    clicked = event.timeStamp;
    changes.observe(output, { childList: true, characterData: true, subtree: true });
  };
  document.addEventListener('click', onClick, { capture: true, once: true });
}

/** A page with one choice and one figure, which shows what the browser and the machine take for any page. */
export const smallPage = `<!doctype html><title>Small</title>
<label><input type="checkbox"> One thing</label> <output>1 000 kr</output>
<script>
  const output = document.querySelector('output');
  document.querySelector('input').onchange = ({ target }) => {
    output.textContent = target.checked ? '2 000 kr' : '1 000 kr';
  };
</script>`;
