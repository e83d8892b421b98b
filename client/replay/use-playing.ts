import { useEffect, useEffectEvent, useState } from 'react';

/** How long one step is shown, in milliseconds, at the speed that one starts with. */
const stepMs = 2_000;

export const speeds = [1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/** Steps on by itself until there is nothing to step to: `step` says whether there was. */
export function usePlaying(step: () => boolean) {
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const next = useEffectEvent(() => {
    if (!step()) setPlaying(false);
  });
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => next(), stepMs / speed);
    return () => clearInterval(timer);
  }, [isPlaying, speed]);
  return { isPlaying, setPlaying, speed, setSpeed };
}
