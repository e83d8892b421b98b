import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

const tweenMs = 240;
const easeOut = (t: number) => 1 - (1 - t) ** 3;

/** Runs from the figure that is shown to `target`, in whole hundreds on the way so that no odd minor units flicker. */
export function useTween(target: number): number {
  const isStill = useReducedMotion();
  const [shown, setShown] = useState(target);
  const current = useRef(target);

  useEffect(() => {
    const from = current.current;
    const show = (value: number) => {
      current.current = value;
      setShown(value);
    };
    // What is told at once needs nothing to be shown first: it would be drawn twice for every change.
    if (isStill) {
      current.current = target;
      return;
    }
    if (from === target || document.hidden) return show(target);
    const start = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const progress = Math.min(1, Math.max(0, now - start) / tweenMs);
      const between = from + (target - from) * easeOut(progress);
      show(progress === 1 ? target : Math.round(between / 100) * 100);
      if (progress < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [target, isStill]);

  return isStill ? target : shown;
}
