/** Everything `npm run faults` does, a few rounds of each. A failure names the seed that repeats it. */
import { describe, expect, it } from 'vitest';
import { runControl } from './result.ts';
import { scenarios } from './scenarios.ts';

/** A start of the product is a round in most of them, on machines of any speed. */
const timeout = 600_000;

const seed = Math.floor(Math.random() * 2 ** 31);

describe.each(scenarios)('$name ($promises)', (scenario) => {
  const { rounds, run } = scenario;

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
      const { failures, figures } = await runControl(scenario, seed);
      expect(failures.length, `seed ${seed}, ${JSON.stringify(figures)}`).toBeGreaterThan(0);
    },
    timeout,
  );
});
