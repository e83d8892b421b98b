import { useEffect, useState } from 'react';
import type { Saving } from '../sync/session-state.ts';

/** Since when there is no connection; `null` while there is one. */
export function useOfflineSince(saving: Saving): number | null {
  const [since, setSince] = useState<number | null>(null);
  const isOffline = saving === 'offline';
  useEffect(() => setSince(isOffline ? Date.now() : null), [isOffline]);
  return isOffline ? since : null;
}
