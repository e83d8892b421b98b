/** Where the focus goes when what had it is gone from the page. */

/** Where the focus is, or was. */
export interface Spot {
  readonly element: HTMLElement;
  /** The dialog or menu that it is in; `null`: the page itself. */
  readonly layer: Element | null;
  /** The page's address then. */
  readonly path: string;
  /** Nobody has gone anywhere on the page yet. */
  readonly isHead: boolean;
  readonly known: KnownBy;
  /** Where it was taken out of the page, if it was. */
  gap: Gap | null;
}

/** What was taken out, and between what it stood. */
interface Gap {
  readonly taken: Node;
  readonly parent: Node;
  readonly before: Node | null;
  readonly after: Node | null;
}

/** How a control that is drawn anew, elsewhere or in the same place, is known for the same. */
interface KnownBy {
  /** Selects the row, section or thread that it is in. */
  readonly place: string | null;
  readonly field: string | null;
  readonly label: string | null;
}

const layers = '[role="dialog"], [role="menu"]';
const placeNames = ['data-row', 'data-group', 'data-section', 'data-thread', 'data-proposal'] as const;
const places = placeNames.map((name) => `[${name}]`).join(', ');
/** The first that is there. */
const heads = ['main h1', 'main'] as const;
const forms = 'fieldset, form';
/** Within these the next control is still about the same thing. */
const parts = 'aside, header, nav, form, main, [role="dialog"]';
const controls = 'a[href], button, input, select, textarea, summary, [contenteditable="true"], [tabindex]';

export function spotOf(element: HTMLElement): Spot {
  const place = element.closest(places);
  const name = placeNames.find((each) => place?.hasAttribute(each));
  return {
    element,
    layer: element.closest(layers),
    path: location.pathname,
    isHead: element.matches(heads.join(', ')),
    known: {
      place: name ? `[${name}="${CSS.escape(place?.getAttribute(name) ?? '')}"]` : null,
      field: element.getAttribute('data-field'),
      label: element.getAttribute('aria-label'),
    },
    gap: null,
  };
}

/** Remembers where the spot, or what is left of its surroundings, was taken out. */
export function noteRemoval(spot: Spot, records: readonly MutationRecord[]): void {
  for (const { target, removedNodes, previousSibling, nextSibling } of records) {
    const anchor = spot.gap ? spot.gap.parent : spot.element;
    if (anchor.isConnected) return;
    for (const taken of removedNodes) {
      if (taken.contains(anchor))
        spot.gap = { taken, parent: target, before: previousSibling, after: nextSibling };
    }
  }
}

/**
 * The same control where it is there again; the heading of another page, or the one that takes the place of a heading,
 * as a quote's does of "loading" when the quote has come; the row or section that it was in, where that is drawn anew;
 * the neighbour of a row that went; the next control, and a field only after a field: what was a key's to do would be
 * written into it. `null`: what lay over the page is gone with all that was in it.
 */
export function standIn(spot: Spot, takesFields: boolean): HTMLElement | null {
  const { element, layer, path, isHead, known } = spot;
  if (layer && !layer.isConnected) return null;
  if (isThere(element)) return element;
  const same = known.place === null ? null : document.querySelector<HTMLElement>(known.place);
  const place = takingFocus(same);
  return (
    sameAgain(same, known) ??
    (isHead || path !== location.pathname ? headOfPage() : null) ??
    (place && isThere(place) && !place.contains(spot.gap?.parent ?? null) ? place : null) ??
    (hasTakenHead(spot.gap) ? headOfPage() : null) ??
    nearGap(spot.gap, takesFields && isField(element)) ??
    (place && isThere(place) ? place : headOfPage())
  );
}

/** With what was taken went the heading of the page: what stands there now is another one at the same address. */
const hasTakenHead = (gap: Gap | null): boolean =>
  gap?.taken instanceof Element && gap.taken.querySelector('h1') !== null;

/** The place, or what takes the focus around it: a proposal stands in a row, and takes none by itself. */
function takingFocus(place: HTMLElement | null): HTMLElement | null {
  return place?.closest<HTMLElement>('[tabindex]') ?? null;
}

function sameAgain(place: Element | null, { field, label }: KnownBy): HTMLElement | null {
  const names = [
    field && `[data-field="${CSS.escape(field)}"]`,
    label && `[aria-label="${CSS.escape(label)}"]`,
  ].filter(Boolean);
  const again = names.length > 0 && place?.querySelector<HTMLElement>(names.join(', '));
  return again && isThere(again) && again.tabIndex >= 0 ? again : null;
}

/** The heading of the page, which can be focused by nothing else. */
export function headOfPage(): HTMLElement | null {
  const head =
    heads.map((one) => document.querySelector<HTMLElement>(one)).find((one) => one && isThere(one)) ?? null;
  if (head && !head.hasAttribute('tabindex')) head.tabIndex = -1;
  return head;
}

function nearGap(gap: Gap | null, takesFields: boolean): HTMLElement | null {
  if (!gap?.parent.isConnected || !(gap.parent instanceof HTMLElement)) return null;
  const { taken, parent, before, after } = gap;
  if (taken instanceof Element && taken.matches(places)) {
    const neighbour = [after, before].find(
      (node) => node instanceof HTMLElement && node.isConnected && node.matches(places),
    );
    if (neighbour instanceof HTMLElement) return takingFocus(neighbour);
  }
  const place = takingFocus(parent.closest<HTMLElement>(places));
  const form = parent.closest(forms);
  // What a row has opened goes on where it was; the row itself is one press away.
  if (form && place?.contains(form)) return nextControl(gap, form, takesFields) ?? place;
  if (place && isThere(place)) return place;
  return nextControl(gap, parent.closest(parts) ?? document.body, takesFields);
}

/** The first one that comes after the gap, else the last one before it. */
function nextControl({ parent, after }: Gap, part: Element, takesFields: boolean): HTMLElement | null {
  const all = [...part.querySelectorAll<HTMLElement>(controls)].filter(
    (control) => control.tabIndex >= 0 && isThere(control) && (takesFields || !isField(control)),
  );
  const isAfter = (control: Node) => {
    if (after?.isConnected) return after.contains(control) || follows(after, control);
    return !parent.contains(control) && follows(parent, control);
  };
  return all.find(isAfter) ?? all.at(-1) ?? null;
}

const follows = (one: Node, other: Node) =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

const isField = (control: HTMLElement) =>
  control.isContentEditable || control.matches('input:not([type="checkbox"], [type="radio"]), textarea');

export const isThere = (element: HTMLElement): boolean =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled');
