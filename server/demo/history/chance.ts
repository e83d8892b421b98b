/** What is left to chance in the demo's past: drawn from a seed, so that every first start tells the same story. */
export interface Chance {
  /** True so many times in a hundred. */
  happens(percent: number): boolean;
  /** One of them, each as likely. */
  oneOf<T>(of: readonly T[]): T;
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
}

export function chanceOf(seed: number): Chance {
  const draw = mulberry32(seed);
  const whole = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1));
  return {
    happens: (percent) => draw() * 100 < percent,
    oneOf: (of) => {
      const one = of[Math.floor(draw() * of.length)];
      if (one === undefined) throw new Error('there is nothing to choose from');
      return one;
    },
    whole,
  };
}

/** Tommy Ettinger's generator of that name: small, and even enough for a story. Gives numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
