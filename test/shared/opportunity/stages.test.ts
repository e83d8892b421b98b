import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Stage, stageEventTypes, stageOf, stages, transitions } from '#shared/opportunity/stages.ts';

describe('stages follow from events', () => {
  it('has no stage before the gate was answered', () => {
    expect(stageOf([])).toBeNull();
    expect(stageOf(['buyer_engaged', 'quote_sent'])).toBeNull();
  });

  it('walks the process as it is meant', () => {
    expect(stageOf(['identified'])).toBe('identified');
    expect(stageOf(['identified', 'buyer_engaged'])).toBe('co_designing');
    expect(stageOf(['identified', 'buyer_engaged', 'quote_sent'])).toBe('quote_sent');
    expect(stageOf(['identified', 'quote_sent'])).toBe('quote_sent');
    expect(stageOf(['identified', 'quote_sent', 'revision_opened', 'quote_sent'])).toBe('negotiating');
  });

  it('is not moved twice by a buyer who goes on choosing', () => {
    expect(stageOf(['identified', 'quote_sent', 'buyer_engaged'])).toBe('quote_sent');
  });

  it('reaches every stage, and only stages that exist', () => {
    const targets = Object.values(transitions).flatMap((row) => Object.values(row));
    expect(new Set<Stage>(targets)).toEqual(new Set(stages));
  });

  it('never goes back to before the customer was engaged', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...stageEventTypes), { maxLength: 30 }), (events) => {
        let last = -1;
        for (let n = 0; n <= events.length; n += 1) {
          const stage = stageOf(events.slice(0, n));
          const at = stage === null ? -1 : stages.indexOf(stage);
          expect(at).toBeGreaterThanOrEqual(last);
          last = at;
        }
      }),
    );
  });
});
