/** Which of the two dialogs is open: the search, or the list of keys. Asked for by a key or a button, from anywhere. */
import { useSyncExternalStore } from 'react';

export type Asked = 'find' | 'keys';

let asked: Asked | null = null;
const listeners = new Set<() => void>();

/** What was typed between the key that asks and the field that comes. */
let ahead = '';

export function ask(what: Asked | null): void {
  asked = what;
  ahead = '';
  for (const listener of listeners) listener();
}

export const askedNow = (): Asked | null => asked;

export function typeAhead(key: string): void {
  if (key.length === 1) ahead += key;
  else if (key === 'Enter') ahead += '\n';
}

/** The words, and whether what they find was asked for as well; once. */
export function takeTypedAhead(): { readonly text: string; readonly isEntered: boolean } {
  const [text = '', ...rest] = ahead.split('\n');
  ahead = '';
  return { text, isEntered: rest.length > 0 };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAsked(): Asked | null {
  return useSyncExternalStore(subscribe, () => asked);
}
