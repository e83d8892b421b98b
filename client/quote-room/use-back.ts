import { useEffect, useRef, useState } from 'react';
import { useSaving } from '../sync/use-session.ts';

/** How long it is said that the connection is back. */
const saidMs = 4_000;

/** Whether the connection came back a moment ago and everything that was kept is saved. */
export function useBack(): boolean {
  const { saving } = useSaving();
  const wasAway = useRef(false);
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    if (saving === 'offline') {
      wasAway.current = true;
      setBack(false);
    }
    if (saving !== 'saved' || !wasAway.current) return;
    wasAway.current = false;
    setBack(true);
    const timer = setTimeout(() => setBack(false), saidMs);
    return () => clearTimeout(timer);
  }, [saving]);
  return isBack;
}
