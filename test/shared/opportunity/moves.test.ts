import { describe, expect, it } from 'vitest';
import { decisions, moveByHand, whys } from '#shared/opportunity/moves.ts';
import { isOpen, type Stage, stages, transitions } from '#shared/opportunity/stages.ts';

const pairs = stages.flatMap((from) => stages.map((to) => [from, to] as const));

describe('what a person may move by hand', () => {
  it.each(pairs)(
    'from %s to %s is a decision whose event leads there, or has a reason why not',
    (from, to) => {
      const { decision, why } = moveByHand(from, to);
      if (decision) expect(transitions[decisions[decision]][from]).toBe(to);
      else expect(Object.keys(whys)).toContain(why);
    },
  );

  it('is every decision that there is, from wherever it leads on', () => {
    for (const [decision, event] of Object.entries(decisions)) {
      for (const [from, to] of Object.entries(transitions[event]) as [Stage, Stage][]) {
        expect(moveByHand(from, to)).toEqual({ decision });
      }
    }
  });

  it('is never sending, winning or going back to what a buyer has proved', () => {
    const byHand = pairs.filter(([from, to]) => moveByHand(from, to).decision);
    expect(byHand.filter(([, to]) => ['quote_sent', 'negotiating', 'won'].includes(to))).toEqual([]);
    expect(byHand.filter(([from]) => from === 'won')).toEqual([]);
    expect(moveByHand('quote_sent', 'co_designing')).toEqual({ why: 'withdrawing' });
  });

  it('is losing from every open stage, and coming back from lost alone', () => {
    for (const stage of stages.filter(isOpen)) {
      expect(moveByHand(stage, 'lost')).toEqual({ decision: 'lose' });
      expect(moveByHand(stage, 'identified').decision).toBeUndefined();
    }
    expect(moveByHand('lost', 'identified')).toEqual({ decision: 'revive' });
    expect(moveByHand('lost', 'co_designing')).toEqual({ why: 'revive-first' });
  });

  it('leaves out the internal step where the pipeline has none', () => {
    expect(moveByHand('co_designing', 'pricing_review')).toEqual({ decision: 'submit' });
    const without = { hasPricingReview: false };
    expect(moveByHand('co_designing', 'pricing_review', without)).toEqual({ why: 'no-step' });
    // Whoever is in it all the same comes out as ever.
    expect(moveByHand('pricing_review', 'co_designing', without)).toEqual({ decision: 'return' });
  });
});
