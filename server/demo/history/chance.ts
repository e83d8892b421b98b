/** What is left to chance in the demo's past: drawn from a seed, so that every first start tells the same story. */
import { seededRandom } from '#shared/statistics/random.ts';

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

export interface Chance {
  /** True so many times in a hundred. */
  happens(percent: number): boolean;
  /** One of them, each as likely. */
  oneOf<T>(of: readonly T[]): T;
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
}

export function chanceOf(seed: number): Chance {
  const draw = seededRandom(seed);
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
