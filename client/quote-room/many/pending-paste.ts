/** What is about to be pasted and first has something to ask: under the row that it would come after. */
import { useSyncExternalStore } from 'react';
import type { Copied } from '#shared/clipboard/copied.ts';
import type { PrivateParts } from '#shared/clipboard/pasted.ts';
import type { ElementId } from '#shared/ids.ts';

export type PendingPaste = {
  /** A row or a section; the paper, where there is neither. */
  readonly at: ElementId | 'paper';
} & (
  | { readonly kind: 'otherCurrency'; readonly copied: Copied; readonly own: PrivateParts | null }
  | { readonly kind: 'cells'; readonly text: string; readonly html: string }
);

/** Pasting again begins anew. */
type Pending = PendingPaste & { readonly key: number };
let pending: Pending | null = null;
let count = 0;
const listeners = new Set<() => void>();

export function setPending(next: PendingPaste | null): void {
  count += 1;
  pending = next && { ...next, key: count };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `null`: nothing is about to be pasted here. */
export const usePendingAt = (at: string): Pending | null =>
  useSyncExternalStore(subscribe, () => (pending?.at === at ? pending : null));
