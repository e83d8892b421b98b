import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { useQuoteSession } from '../../sync/use-session.ts';
import { LiveMarks } from './live-marks.ts';

/** Who changed which row, kept for as long as the room is open. What happened before it opened is no news. */
export function useMarks(myId: string): LiveMarks {
  const session = useQuoteSession();
  const still = useReducedMotion();
  const marks = useMemo(() => new LiveMarks({ still }), [still]);
  useEffect(() => {
    const look = () => marks.take(session.getState().activity, myId);
    look();
    const unsubscribe = session.watch(({ activity }) => activity, look);
    return () => {
      unsubscribe();
      marks.dispose();
    };
  }, [marks, session, myId]);
  return marks;
}
