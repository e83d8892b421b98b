/** The one panel that may lie over the desk: finding something to put in, taking present prices, keeping a template. */
import { useSyncExternalStore } from 'react';
import type { ElementId } from '#shared/ids.ts';

export type DeskPanelState =
  | { readonly kind: 'pick'; readonly sectionId?: ElementId | undefined }
  /** Of one component, or of all. */
  | { readonly kind: 'reprice'; readonly only?: ElementId }
  /** Keeping the whole quote, or one section. */
  | { readonly kind: 'template'; readonly sectionId: ElementId | null };

let shown: DeskPanelState | null = null;
/** Where the focus goes back to. */
let opener: HTMLElement | null = null;
const listeners = new Set<() => void>();

function set(panel: DeskPanelState | null): void {
  shown = panel;
  for (const listener of listeners) listener();
}

export function openDeskPanel(panel: DeskPanelState): void {
  opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  set(panel);
}

/** `returns`: the person goes on where they were. */
export function closeDeskPanel(returns: boolean): void {
  set(null);
  if (returns) opener?.focus();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useDeskPanel = (): DeskPanelState | null => useSyncExternalStore(subscribe, () => shown);
