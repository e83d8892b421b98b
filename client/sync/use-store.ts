import { useMemo, useSyncExternalStore } from 'react';
import type { Reader } from './store.ts';

interface Readable<State> {
  reader(): Reader<State>;
}

/** Renders again when what is selected is another one, and looks at it only when a part that it is in has changed. */
export function useSelected<State, T>(store: Readable<State>, select: (state: State) => T): T {
  const reader = useMemo(() => store.reader(), [store]);
  return useSyncExternalStore(reader.subscribe, () => reader.read(select));
}
