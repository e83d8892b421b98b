/**
 * Whoever comes back to a room by the browser's own way finds it as they left it: the same row in the same place, and
 * the focus where it was. The browser and the router look for the place before the quote is there to be scrolled.
 */
import { useEffect } from 'react';
import { useQuoteSession } from '../sync/use-session.ts';

interface Place {
  /** Selects the row that stood at the top of the window, and says how far from its edge, in pixels. */
  readonly row: { readonly selector: string; readonly top: number } | null;
  /** Selects what had the focus. */
  readonly focus: string | null;
}

/** By the entry of the browser's history, for as long as the page is not loaded anew. */
const left = new Map<string, Place>();

/** Parts of the room that come after what the server has of the quote are there by then; milliseconds. */
const patienceMs = 2_000;
/** The first picture may be of what the device kept. A server that is not heard by then changes nothing under anybody's hands. */
const mostMs = 15_000;
/** Whoever does something has arrived. */
const goesOn = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

export function useReturn(): void {
  const session = useQuoteSession();
  useEffect(() => {
    // A browser that does not tell its entries apart shows the room from its top.
    const { navigation } = window;
    const entry = navigation?.currentEntry?.key;
    if (entry === undefined) return;
    const note = ({ from, navigationType }: NavigationCurrentEntryChangeEvent) => {
      // What is only written anew in the address has not been left.
      if (navigationType !== 'replace') left.set(from.key, placeNow());
    };
    navigation.addEventListener('currententrychange', note);
    const place = left.get(entry);
    const stop = place && goBackTo(place, () => session.getState().isLive);
    return () => {
      navigation.removeEventListener('currententrychange', note);
      stop?.();
    };
  }, [session]);
}

function placeNow(): Place {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const first = window.scrollY > 0 && rows.find((row) => row.getBoundingClientRect().bottom > 0);
  const active = document.activeElement;
  return {
    row: first ? { selector: selectorOf(first), top: first.getBoundingClientRect().top } : null,
    focus: active instanceof HTMLElement && active !== document.body ? selectorOf(active) || null : null,
  };
}

/** In what row or section, and which of its controls: what is written in the page and does not change. */
function selectorOf(element: HTMLElement): string {
  const names = ['data-row', 'data-section', 'data-field', 'aria-label', 'href'] as const;
  const named = (each: HTMLElement) =>
    names
      .filter((name) => each.hasAttribute(name))
      .map((name) => `[${name}="${CSS.escape(each.getAttribute(name) ?? '')}"]`)
      .join('');
  const around = element.parentElement?.closest<HTMLElement>('[data-row], [data-section]');
  const own = named(element);
  return own === '' ? '' : `${around ? `${named(around)} ` : ''}${own}`;
}

/** Again with every picture for a while: what is still on its way moves what is there. Returns how it is ended. */
function goBackTo({ row, focus }: Place, isLive: () => boolean): () => void {
  let until = performance.now() + mostMs;
  let wasLive = false;
  let frame = 0;
  let isFocused = focus === null;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const event of goesOn) window.removeEventListener(event, stop, true);
  };
  const go = () => {
    const there = row && document.querySelector(row.selector);
    const off = there ? there.getBoundingClientRect().top - row.top : 0;
    if (Math.abs(off) > 1) window.scrollBy({ top: off, behavior: 'instant' });
    const had = isFocused || focus === null ? null : document.querySelector<HTMLElement>(focus);
    had?.focus({ preventScroll: true });
    isFocused ||= had !== null;
    if (!wasLive && isLive()) until = performance.now() + patienceMs;
    wasLive ||= isLive();
    if (performance.now() < until) frame = requestAnimationFrame(go);
    else stop();
  };
  for (const event of goesOn) window.addEventListener(event, stop, { capture: true, passive: true });
  go();
  return stop;
}
