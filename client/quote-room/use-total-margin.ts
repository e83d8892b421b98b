import { useMemo, useSyncExternalStore } from 'react';
import type { InternalState } from '../sync/internal-session.ts';
import { useInternalSession, useSession } from '../sync/use-session.ts';
import { type TotalMargin, totalMargin } from './margin.ts';

const noCosts: InternalState['costs'] = {};
const never = () => () => {};

/** The margin of the whole quote; `null` without costs, and where they may not be known. */
export function useTotalMargin(): TotalMargin | null {
  const internal = useInternalSession();
  const content = useSession((session) => session.content);
  const priced = useSession((session) => session.priced);
  const costs = useSyncExternalStore(
    internal?.subscribe ?? never,
    () => internal?.getState().costs ?? noCosts,
  );
  return useMemo(
    () => totalMargin(content, priced, (id) => costs[id as keyof typeof costs]?.unitCost ?? null),
    [content, priced, costs],
  );
}
