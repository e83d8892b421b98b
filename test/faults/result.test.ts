import { describe, expect, it } from 'vitest';
import { holds, type Result, runScenario, table } from './result.ts';
import type { Outcome, Scenario } from './scenario.ts';

const nothing: Outcome = { failures: [], figures: { edits: 12 } };
const other: Outcome = { failures: ['The last screen is blank'], figures: {} };
const found: Outcome = { failures: ['The edit [a-1] is gone'], figures: { edits: 3 } };

function scenario(run: () => Promise<Outcome>, control: () => Promise<Outcome>): Scenario {
  return {
    name: 'pull the plug',
    promises: 'I-13',
    rounds: { smoke: 1, full: 9 },
    run,
    control,
    controlFinds: /is gone/,
  };
}

const resultOf = (run: () => Promise<Outcome>, control: () => Promise<Outcome>): Promise<Result> =>
  runScenario(scenario(run, control), 4, 77, () => {});

const fails = async (): Promise<never> => {
  throw new Error('no port');
};

describe('a scenario holds', () => {
  it('when nothing broke and its control found something', async () => {
    expect(
      holds(
        await resultOf(
          async () => nothing,
          async () => found,
        ),
      ),
    ).toBe(true);
  });

  it.each([
    ['a promise was broken', async () => found, async () => found],
    ['the control found nothing', async () => nothing, async () => nothing],
    ['the control found something else', async () => nothing, async () => other],
    ['it ended with an error', fails, async () => found],
    ['the control ended with an error', async () => nothing, fails],
  ])('and not when %s', async (_, run, control) => {
    expect(holds(await resultOf(run, control))).toBe(false);
  });
});

describe('the table', () => {
  it('gives the seed, what was counted, and every failure in words', async () => {
    const lines = table([
      await resultOf(
        async () => found,
        async () => nothing,
      ),
    ]);
    expect(lines[0]).toMatch(/^scenario +promises +rounds +seed +failures +control found +seconds$/);
    expect(lines[1]).toMatch(/^pull the plug +I-13 +4 +77 +1 +NOTHING +\d+$/);
    expect(lines.slice(2)).toEqual([
      '    edits 3',
      '    control: edits 12',
      'FAILED  pull the plug: The edit [a-1] is gone',
    ]);
  });

  it('shows the first thing a control found, as proof', async () => {
    const lines = table([
      await resultOf(
        async () => nothing,
        async () => found,
      ),
    ]);
    expect(lines).toContain('    it found: The edit [a-1] is gone');
  });
});
