/**
 * Random people on the real rooms, a real database file and the real client: see `steps.ts` for what happens and
 * `checkpoint.ts` for what must hold. A failure names its seed; `npm run fuzz -- --seed N` repeats it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Broken } from './broken.ts';
import { run } from './run.ts';
import { Premises } from './server.ts';
import { deafToRefusals, forgetfulCompaction, forgetfulDevice, losing, lossyLine } from './spoiling.ts';

let premises: Premises;
beforeAll(async () => {
  premises = await Premises.open();
});
afterAll(() => premises.close());

describe('whatever people do', () => {
  it.each(Array.from({ length: 7 }, (_, index) => index))(
    'all copies are one document (I-10, I-13, I-14, I-17, I-18, I-21): seeds from %i0',
    async (tens) => {
      let updates = 0;
      for (let seed = tens * 10; seed < tens * 10 + 10; seed += 1) {
        const { failure, committed } = await run(premises, { seed, operations: 100 });
        expect(failure, `seed ${seed}`).toBeNull();
        updates += committed;
      }
      expect(updates).toBeGreaterThan(100);
    },
    60_000,
  );
});

describe('the checks find', () => {
  it.each([
    ['one lost frame in a thousand', lossyLine],
    ['a compaction that leaves an update out', forgetfulCompaction],
    ['a client that does not roll back', deafToRefusals],
    ['choices of sections that others are not told', losing('sectionChoices')],
    ['tables that others are not told', losing('tableRow')],
    ['variables that others are not told', losing('variable')],
    ['costs that other sellers are not told', losing('costs')],
    ['a device that forgets what it has kept', forgetfulDevice],
  ])(
    '%s',
    async (_name, spoil) => {
      let found: unknown = null;
      for (let seed = 0; seed < 25 && found === null; seed += 1) {
        found = (await run(premises, { seed, operations: 100, spoil })).failure;
      }
      expect(found).toBeInstanceOf(Broken);
    },
    60_000,
  );
});
