import { describe, expect, it } from 'vitest';
import { declineReasons } from '#shared/acceptance/answers.ts';
import { suggestedVariants } from '#shared/opportunity/suggested-loss.ts';
import { lossFrom, suggestedLoss } from '../../../client/negotiation/loss-values.ts';

const today = '2026-11-24';

describe('what the buyer’s own no suggests', () => {
  it.each(declineReasons)('is a loss that can be decided as it stands: %s', (reason) => {
    const said = { variant: suggestedVariants[reason], comeBackOn: '2027-05-01', words: 'Not this year' };
    const read = lossFrom(suggestedLoss(said, today), today);
    expect(read).toMatchObject({
      loss: { variant: said.variant, note: 'Not this year', wakeUpOn: '2027-05-01' },
    });
  });

  it('keeps the day of the variant where the buyer named none, or one that is past', () => {
    const said = { variant: 'price', words: '' } as const;
    expect(suggestedLoss({ ...said, comeBackOn: null }, today).wakeUpOn).toBe('2027-05-24');
    expect(suggestedLoss({ ...said, comeBackOn: '2026-01-01' }, today).wakeUpOn).toBe('2027-05-24');
  });
});
