/** Light or dark: the system's wish unless the person chose; the choice is remembered on this device. */
import { useSyncExternalStore } from 'react';
import { remember, remembered } from './remembered.ts';

export const schemeChoices = ['system', 'light', 'dark'] as const;
export type SchemeChoice = (typeof schemeChoices)[number];

export function schemeOf(value: string): SchemeChoice {
  return schemeChoices.find((choice) => choice === value) ?? 'system';
}

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choice: SchemeChoice = remembered('theme', schemeChoices) ?? 'system';

function resolved(): 'light' | 'dark' {
  if (choice !== 'system') return choice;
  return systemIsDark.matches ? 'dark' : 'light';
}

function apply(): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = resolved();
  // What the kit's style sheets ask; the kit itself may come later.
  dataset['mantineColorScheme'] = resolved();
  for (const listener of listeners) listener();
}

systemIsDark.addEventListener('change', apply);
apply();

export function chooseScheme(next: SchemeChoice): void {
  choice = next;
  remember('theme', next);
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme in force. */
export function useColourScheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, resolved);
}

export function useSchemeChoice(): SchemeChoice {
  return useSyncExternalStore(subscribe, () => choice);
}
