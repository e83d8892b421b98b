/**
 * Which components the seller has selected, to do one thing with all of them. It is one person's, in one window: nobody
 * else sees it, and it is no part of the quote.
 */
import type { ElementId } from '#shared/ids.ts';

export interface Selection {
  readonly ids: ReadonlySet<ElementId>;
  /** Where a range starts that is drawn from here on. */
  readonly anchor: ElementId | null;
}

export const noSelection: Selection = { ids: new Set(), anchor: null };

export const selectionOf = (ids: readonly ElementId[]): Selection =>
  ids.length === 0 ? noSelection : { ids: new Set(ids), anchor: ids[0] ?? null };

/** In when all of these were not, else out: a choice group is its alternatives. */
export function toggled({ ids }: Selection, these: readonly ElementId[]): Selection {
  const after = new Set(ids);
  const areAllIn = these.every((id) => ids.has(id));
  for (const id of these) {
    if (areAllIn) after.delete(id);
    else after.add(id);
  }
  return after.size === 0 ? noSelection : { ids: after, anchor: these[0] ?? null };
}

/** Everything from the anchor to `id`, in place of what was selected; `from` is the anchor where there is none. */
export function extendedTo(
  { anchor }: Selection,
  id: ElementId,
  from: ElementId,
  order: readonly ElementId[],
): Selection {
  const start = anchor !== null && order.includes(anchor) ? anchor : from;
  const [a, b] = [order.indexOf(start), order.indexOf(id)];
  if (a < 0 || b < 0) return selectionOf([id]);
  return { ids: new Set(order.slice(Math.min(a, b), Math.max(a, b) + 1)), anchor: start };
}

/** What of it is there still, in reading order; others may have removed some meanwhile. */
export const inOrder = ({ ids }: Selection, order: readonly ElementId[]): ElementId[] =>
  order.filter((id) => ids.has(id));

let selection = noSelection;
const listeners = new Set<() => void>();

export const selected = {
  now: (): Selection => selection,
  set(next: Selection): void {
    if (next === selection) return;
    selection = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
