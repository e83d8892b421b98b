/** What was typed into a row and not accepted. It is said in the row until the person does something else there. */
import { useSyncExternalStore } from 'react';
import type { NumberRefusal } from './number-rules.ts';

export type RowRefusal = NumberRefusal & { readonly mine: string };

const refusals = new Map<string, RowRefusal>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export function reportRefusal(element: string, refusal: RowRefusal): void {
  refusals.set(element, refusal);
  tell();
}

export function forgetRefusal(element: string): void {
  if (refusals.delete(element)) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRowRefusal(element: string): RowRefusal | null {
  return useSyncExternalStore(subscribe, () => refusals.get(element) ?? null);
}
