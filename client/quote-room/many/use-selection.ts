import { useSyncExternalStore } from 'react';
import type { ElementId } from '#shared/ids.ts';
import { type Selection, selected } from './selection.ts';

export const useSelection = (): Selection => useSyncExternalStore(selected.subscribe, selected.now);

/** none: nothing is selected anywhere. some: of a choice group, not all of its alternatives. */
export type SelectedHere = 'none' | 'off' | 'some' | 'on';

/** A row looks at itself alone, so that selecting another does not render it. */
export function useSelectedHere(ids: readonly ElementId[]): SelectedHere {
  return useSyncExternalStore(selected.subscribe, () => {
    const { ids: all } = selected.now();
    if (all.size === 0) return 'none';
    const count = ids.filter((id) => all.has(id)).length;
    if (count === 0) return 'off';
    return count === ids.length ? 'on' : 'some';
  });
}
