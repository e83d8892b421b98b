/** Leading a person to a thread: on the paper where its place is there, else in the panel. */
import type { ThreadView } from '#shared/protocol/comments-api.ts';
import type { useCommenting } from './commenting.tsx';
import { placeKey } from './places.ts';

/** Parts of the screen that load when they are needed are there by then. */
const patienceMs = 5_000;

export function showThread(
  { id, place }: Pick<ThreadView, 'id' | 'place'>,
  { open, openPanel }: Pick<ReturnType<typeof useCommenting>, 'open' | 'openPanel'>,
): void {
  const until = performance.now() + patienceMs;
  const onPaper = `#paper [data-threads="${CSS.escape(placeKey(place))}"]`;
  const show = () => {
    if (!document.querySelector(onPaper)) openPanel();
    else open(place.kind === 'passage' ? { kind: 'text', text: place.text } : place);
    once(() => threadElement(id), until, goTo);
  };
  once(() => document.querySelector<HTMLElement>('#paper'), until, show);
}

export function threadElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-thread="${CSS.escape(id)}"]`);
}

function goTo(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  element.focus({ preventScroll: true });
}

function once(find: () => HTMLElement | null, until: number, then: (element: HTMLElement) => void): void {
  const element = find();
  if (element) then(element);
  else if (performance.now() < until) requestAnimationFrame(() => once(find, until, then));
}
