/**
 * Keeps the focus on the page (WCAG 2.2, 2.4.3). What a person has pressed is often gone afterwards: a form that was
 * sent, a row that was removed, a menu whose button went elsewhere. The browser then leaves the focus nowhere: keys do
 * nothing, and a screen reader starts from the top. Here it goes to what stands there now, unless something else has
 * taken it by then.
 */
import { headOfPage, isThere, noteRemoval, type Spot, spotOf, standIn } from './stand-in.ts';

/** What leads the focus by itself does so within these: it waits for what it has made to be drawn. */
const patienceFrames = 4;

/** Until the returned function is called. */
export function keepFocus(): () => void {
  /** The page's own first, then that of what lies over it, and over that. */
  let spots: Spot[] = [];
  let isTouched = false;
  let frame = 0;

  const isLost = () => document.activeElement === null || document.activeElement === document.body;

  const onFocusIn = ({ target }: Pick<FocusEvent, 'target'>) => {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    const spot = spotOf(target);
    const at = spots.findIndex(({ layer }) => layer === spot.layer);
    spots = [...spots.slice(0, at === -1 ? spots.length : at), spot];
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) return;
    // Whoever presses beside everything has left it; what is taken away, or hidden while a page is fetched, has not
    // been left.
    queueMicrotask(() => {
      const element = spots.at(-1)?.element;
      if (!isLost() || !element) return;
      if (isThere(element)) spots = [];
      else wait(patienceFrames);
    });
  };
  const onPointerDown = ({ pointerType }: PointerEvent) => {
    isTouched = pointerType === 'touch';
  };
  const onKeyDown = () => {
    isTouched = false;
  };

  const settle = () => {
    if (spots.length === 0 || !isLost() || !document.hasFocus()) return;
    // On a touch screen the focus on a field opens the keyboard, for which nobody asked.
    const innermost = spots.toReversed().flatMap((spot) => standIn(spot, !isTouched) ?? []);
    // Under what lay over the page nothing may have had the focus yet.
    const [to = headOfPage()] = innermost;
    // A page that is still on its way goes on changing until it has somewhere.
    if (!to) return;
    spots = [];
    to.focus();
  };
  const wait = (frames: number) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => (frames > 0 ? wait(frames - 1) : settle()));
  };
  const observer = new MutationObserver((records) => {
    for (const spot of spots) noteRemoval(spot, records);
    if (spots.length > 0 && isLost()) wait(patienceFrames);
  });

  onFocusIn({ target: document.activeElement });
  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('focusout', onFocusOut);
  document.addEventListener('pointerdown', onPointerDown, true);
  document.addEventListener('keydown', onKeyDown, true);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', onFocusIn);
    document.removeEventListener('focusout', onFocusOut);
    document.removeEventListener('pointerdown', onPointerDown, true);
    document.removeEventListener('keydown', onKeyDown, true);
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}
