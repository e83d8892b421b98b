/** Leading a person to a place on the paper. */
import type { LiveMarks } from './people/live-marks.ts';

/** Screens. Within this one sees where one is taken; over more of them the way there is a blur. */
const nearBy = 2;

function goTo(element: HTMLElement | null | undefined): boolean {
  if (!element) return false;
  show(element);
  element.focus({ preventScroll: true });
  return true;
}

function show(element: HTMLElement): void {
  const distance = Math.abs(element.getBoundingClientRect().top) / window.innerHeight;
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (distance < nearBy && !isStill) element.scrollIntoView({ block: 'center', behavior: 'smooth' });
  else jumpTo(element);
}

/** Brings a row, section or text into sight. The focus stays where it is. */
export function showPlace(id: string): void {
  const text = document.querySelector<HTMLElement>(`[data-text="${CSS.escape(id)}"]`);
  // Where neither is shown it is a field above the sections.
  const place = rowOf(id) ?? blockOf(id) ?? text ?? document.querySelector<HTMLElement>('#paper header');
  if (place) show(place);
}

/** Rows out of sight stand there with a height that is guessed, so it is done again once those around it are laid out. */
function jumpTo(element: HTMLElement): void {
  const jump = () => element.scrollIntoView({ block: 'center', behavior: 'instant' });
  jump();
  requestAnimationFrame(() => requestAnimationFrame(jump));
}

const rowOf = (id: string) => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);

/** To the row that somebody else changed last. */
export function goToLatestChange(marks: LiveMarks): boolean {
  return goTo(
    marks
      .marked()
      .map(rowOf)
      .findLast((row) => row !== null),
  );
}

/**
 * To the field of a component, section or group, or of the quote itself; where it is folded away, to the heading that
 * holds it, which is opened; to the row where the field is not shown.
 */
export function goToField(element: string | null, field: string | null): boolean {
  const row = element === null ? null : (rowOf(element) ?? blockOf(element));
  return goTo((field && fieldIn(row ?? document, CSS.escape(field))) || row);
}

function fieldIn(scope: ParentNode, field: string): HTMLElement | null {
  // A field of several parts, or one of a list, carries its name in front.
  const shown = scope.querySelector<HTMLElement>(`[data-field="${field}"], [data-field^="${field}."]`);
  if (shown) return shown;
  const heading = scope.querySelector<HTMLElement>(`[data-holds~="${field}"]`);
  if (heading?.ariaExpanded === 'false') heading.click();
  return heading;
}

const blockOf = (id: string) => {
  const named = CSS.escape(id);
  return document.querySelector<HTMLElement>(`[data-section="${named}"], [data-group="${named}"]`);
};

/** To one of the quote's texts: into its editor, where there is one. */
export function goToText(id: string): boolean {
  const text = document.querySelector<HTMLElement>(`[data-text="${CSS.escape(id)}"]`);
  return goTo(text?.querySelector<HTMLElement>('[contenteditable="true"]') ?? text);
}

/** To what tells how the offer stands, as soon as it does; whoever has gone on by then is not called back. */
export function goToOffer(): void {
  const go = () => goTo(document.querySelector<HTMLElement>('[data-offer]'));
  const observer = new MutationObserver(() => go() && stop());
  const goesOn = ['keydown', 'pointerdown'] as const;
  const stop = () => {
    observer.disconnect();
    for (const event of goesOn) document.removeEventListener(event, stop, true);
  };
  // The dialog it was sent from is still there.
  requestAnimationFrame(() => {
    if (go()) return;
    observer.observe(document.body, { childList: true, subtree: true });
    for (const event of goesOn) document.addEventListener(event, stop, true);
  });
}

/** Marked rows that are not in sight, by which way they lie. */
export function outOfSight(marks: LiveMarks): { above: string[]; below: string[] } {
  const found = { above: [] as string[], below: [] as string[] };
  for (const id of marks.marked()) {
    const box = rowOf(id)?.getBoundingClientRect();
    if (!box) continue;
    if (box.bottom < 104) found.above.push(id);
    else if (box.top > window.innerHeight - 40) found.below.push(id);
  }
  return found;
}
