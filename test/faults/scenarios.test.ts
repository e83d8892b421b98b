/** Everything `npm run faults` does, a few rounds of each. A failure names the seed that repeats it. */
import { describe, expect, it } from 'vitest';
import { scenarios } from './scenarios.ts';

/** A start of the product is a round in most of them, on machines of any speed. */
const timeout = 600_000;

const tries = 4;

const seed = Math.floor(Math.random() * 2 ** 31);

describe.each(scenarios)('$name ($promises)', ({ rounds, run, control }) => {
  it(
    'breaks no promise',
    async () => {
      const { failures } = await run(rounds.smoke, seed, () => {});
      expect(failures, `seed ${seed}`).toEqual([]);
    },
    timeout,
  );

  it(
    'negative control: with the protection off the checker finds what is broken',
    async () => {
      // What it breaks it breaks by chance; a checker that finds nothing is blind in every try.
      let found = 0;
      for (let nth = 0; nth < tries && found === 0; nth += 1) {
        found = (await control(seed + nth)).failures.length;
      }
      expect(found, `seed ${seed}`).toBeGreaterThan(0);
    },
    timeout,
  );
});
