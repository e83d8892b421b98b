import { type CSSProperties, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { colourToken } from '../../ui/person.ts';
import { useRoom } from '../room-context.ts';
import { type Mark, seenAfterMs } from './live-marks.ts';

/**
 * The mark of a row, with what it needs to show it and to know when it has been read: hand `seenRef` to the row's
 * element. `styles` is a module with the classes `washed` and `fading`.
 */
export function useRowMark(element: string, styles: Readonly<Record<string, string | undefined>>) {
  const { marks } = useRoom();
  const mark = useSyncExternalStore(marks.subscribe, () => marks.markOf(element));
  const row = useRef<Element | null>(null);
  const seenRef = useCallback((found: Element | null) => {
    row.current = found;
  }, []);

  const isTag = mark?.phase === 'tag';
  useEffect(() => {
    if (!isTag || !row.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      if (entry?.isIntersecting) timer = setTimeout(() => marks.seen(element), seenAfterMs);
    });
    observer.observe(row.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [isTag, element, marks]);

  return { mark, seenRef, className: markClass(mark, styles), style: markStyle(mark) };
}

function markClass(mark: Mark | null, styles: Readonly<Record<string, string | undefined>>): string {
  if (mark?.phase === 'wash') return styles['washed'] ?? '';
  return mark?.phase === 'fading' ? (styles['fading'] ?? '') : '';
}

function markStyle(mark: Mark | null): CSSProperties | undefined {
  if (!mark) return undefined;
  return { '--c': colourToken(mark.participant.side, mark.participant.colour) } as CSSProperties;
}
