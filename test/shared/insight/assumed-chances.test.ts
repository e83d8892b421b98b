import { expect, it } from 'vitest';
import { AssumedChances, assumedPercent } from '#shared/insight/assumed-chances.ts';

it('is what the organisation says, else what the product assumes', () => {
  const own = AssumedChances.parse([{ stage: 'negotiating', percent: 65 }]);
  expect(assumedPercent('negotiating', own)).toBe(65);
  expect(assumedPercent('quote_sent', own)).toBe(40);
  expect(assumedPercent('won', own)).toBe(0);
});

it.each([
  ['of a stage that has been decided', [{ stage: 'won', percent: 100 }]],
  [
    'twice of one stage',
    [
      { stage: 'negotiating', percent: 1 },
      { stage: 'negotiating', percent: 2 },
    ],
  ],
  ['of more than all', [{ stage: 'negotiating', percent: 101 }]],
  ['of a part of a per cent', [{ stage: 'negotiating', percent: 0.5 }]],
])('is nothing %s', (_, chances) => {
  expect(AssumedChances.safeParse(chances).success).toBe(false);
});
