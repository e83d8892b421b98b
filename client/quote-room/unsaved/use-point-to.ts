import { type RefObject, useEffect, useRef } from 'react';
import { showToast } from '../../ui/toast.tsx';

interface Pointer {
  /** How much there is to see. */
  count: number;
  text: string;
  show: string;
}

const isInView = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
};

/** Says that there is more to see in a place that is scrolled out of sight, with the way there. Never scrolls by itself. */
export function usePointTo(place: RefObject<Element | null>, { count, text, show }: Pointer): void {
  const seen = useRef(0);
  useEffect(() => {
    const isMore = count > seen.current;
    seen.current = count;
    const element = place.current;
    if (!isMore || !element || isInView(element)) return;
    showToast(text, { label: show, run: () => element.scrollIntoView({ block: 'center' }) });
  }, [place, count, text, show]);
}
