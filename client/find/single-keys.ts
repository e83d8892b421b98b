/** Whether keys do something by themselves, without Ctrl or Alt. Kept on this device. */
import { useSyncExternalStore } from 'react';
import { remember, remembered } from '../ui/remembered.ts';

let isOn = remembered('single-keys', ['on', 'off']) !== 'off';
const listeners = new Set<() => void>();

export const areSingleKeysOn = (): boolean => isOn;

export function setSingleKeys(on: boolean): void {
  isOn = on;
  remember('single-keys', on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, areSingleKeysOn);
}
