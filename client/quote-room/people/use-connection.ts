import { useEffect, useRef, useState } from 'react';
import { useSaving } from '../../sync/use-session.ts';
import { useDelayed } from '../use-delayed.ts';

/** A connection that comes at once was never away; nothing is said of it. */
const awayAfterMs = 1_500;
/** How long it is said that the connection is back. */
const backForMs = 4_000;

export interface ConnectionView {
  /** Since when there has been no connection; `null` while there is one. */
  readonly offlineSince: number | null;
  /** It is there again, and what was kept here is on its way. */
  readonly isReturning: boolean;
  /** It came back a moment ago, and everything that was kept here is saved. */
  readonly isBack: boolean;
  /** When it was lost the last time; `null` before the first. */
  readonly lastLostAt: number | null;
}

/** How the connection stands, for the line above the paper. */
export function useConnection(): ConnectionView {
  const { saving } = useSaving();
  const isOffline = saving === 'offline';
  const isAway = useDelayed(isOffline, awayAfterMs);
  const lostAt = useRef<number | null>(null);
  const lastLostAt = useRef<number | null>(null);
  const [isBack, setBack] = useState(false);
  if (isOffline) lostAt.current ??= Date.now();

  const wasAway = useRef(false);
  useEffect(() => {
    if (isAway) {
      wasAway.current = true;
      lastLostAt.current = lostAt.current;
      return setBack(false);
    }
    if (saving !== 'saved') return;
    lostAt.current = null;
    if (!wasAway.current) return;
    wasAway.current = false;
    setBack(true);
    const timer = setTimeout(() => setBack(false), backForMs);
    return () => clearTimeout(timer);
  }, [saving, isAway]);

  return {
    offlineSince: isAway ? lostAt.current : null,
    isReturning: saving === 'saving' && wasAway.current,
    isBack,
    lastLostAt: lastLostAt.current,
  };
}
