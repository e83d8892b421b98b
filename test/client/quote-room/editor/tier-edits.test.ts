import { describe, expect, it } from 'vitest';
import { Tier } from '#shared/quote/quote.ts';
import {
  endRule,
  firstTiers,
  withAnotherTier,
  withFee,
  withoutTier,
  withTier,
} from '../../../../client/quote-room/editor/tier-edits.ts';
import { readTyped } from '../../../../client/quote-room/fields/number-rules.ts';

const tiers: Tier[] = [
  { upTo: '10', unitPrice: '1800' },
  { upTo: '25', unitPrice: '1400' },
  { upTo: null, unitPrice: '1100', flatFee: '500' },
];

describe('the steps of a price', () => {
  it('start from the price there was, and from what steps there were', () => {
    expect(firstTiers([], '300')).toEqual([{ upTo: null, unitPrice: '300' }]);
    expect(firstTiers(tiers, '300')).toEqual(tiers);
  });

  it('grow by one as long as the last, at its price and without its fee', () => {
    expect(withAnotherTier(tiers)).toEqual([
      tiers[0],
      tiers[1],
      { upTo: '40', unitPrice: '1100', flatFee: '500' },
      { upTo: null, unitPrice: '1100' },
    ]);
    expect(withAnotherTier([{ upTo: null, unitPrice: '9' }]).map(({ upTo }) => upTo)).toEqual(['10', null]);
    expect(withAnotherTier([]).at(-1)).toEqual({ upTo: null, unitPrice: '0' });
  });

  it('stay steps that the document takes at the largest quantity there is', () => {
    const wide = withAnotherTier([
      { upTo: '999999998', unitPrice: '1' },
      { upTo: null, unitPrice: '1' },
    ]);
    for (const tier of wide) expect(Tier.safeParse(tier).success).toBe(true);
  });

  it('end open whichever is taken out', () => {
    for (const index of tiers.keys()) {
      const left = withoutTier(tiers, index);
      expect(left).toHaveLength(2);
      expect(left.map(({ upTo }) => upTo === null)).toEqual([false, true]);
    }
  });

  it('change one at a time, and lose a fee when it is emptied', () => {
    expect(withTier(tiers, 1, { unitPrice: '5' })[1]).toEqual({ upTo: '25', unitPrice: '5' });
    expect(tiers[2] && withFee(tiers[2], null)).toEqual({ upTo: null, unitPrice: '1100' });
    expect(tiers[0] && withFee(tiers[0], '9')).toEqual({ upTo: '10', unitPrice: '1800', flatFee: '9' });
  });

  it('cannot be made to overlap', () => {
    const typed = (index: number, text: string) => readTyped(text, endRule(tiers, index));
    expect(typed(0, '0')).toEqual({ why: 'above', bound: '0' });
    expect(typed(0, '25')).toEqual({ why: 'below', bound: '25' });
    expect(typed(0, '24,5')).toEqual({ value: '24.5' });
    expect(typed(1, '10')).toEqual({ why: 'above', bound: '10' });
    expect(typed(1, '1 000')).toEqual({ value: '1000' });
  });
});
