/** Random draws that a seed repeats. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Letters that are one, two and three bytes long, one beyond 16 bits, and one that is two code points. */
const letters = ['a', 'e', 'n', 'r', 's', 't', ' ', 'ö', 'é', 'ж', '日', '🎯', '👩‍💻'];

export class Random {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** From 0 up to and without `bound`. */
  below(bound: number): number {
    return uniformInt(this.#generator, 0, bound - 1);
  }

  chance(probability: number): boolean {
    return this.below(1_000_000) < probability * 1_000_000;
  }

  /** One of them. Throws when there are none. */
  one<T>(items: readonly T[]): T {
    const item = items[this.below(Math.max(1, items.length))];
    if (item === undefined) throw new Error('there is something to draw from');
    return item;
  }

  /** A few of what `make` makes: `least` to `most`. */
  some<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }

  /** One of the names, each as often as its weight says. */
  weighted<N extends string>(weights: Readonly<Record<N, number>>): N {
    const names = Object.keys(weights) as N[];
    let left = this.below(names.reduce((sum, name) => sum + weights[name], 0));
    for (const name of names) {
      left -= weights[name];
      if (left < 0) return name;
    }
    throw new Error('weights are whole numbers, and one of them is above 0');
  }

  /** Up to 11 letters; now and then none. */
  word(): string {
    return Array.from({ length: this.below(12) }, () => letters[this.below(letters.length)]).join('');
  }
}

/** The item a number names, wrapping around; `undefined` when there are none. */
export function pickFrom<T>(items: readonly T[], number: number): T | undefined {
  return items[number % items.length];
}
