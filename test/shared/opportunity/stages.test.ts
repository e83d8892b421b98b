import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Stage,
  type StageEventType,
  stageEventTypes,
  stageOf,
  stages,
  transitions,
} from '#shared/opportunity/stages.ts';

/** Every way that there is from one stage to another, as it is meant: what is not here moves nothing. */
const ways: readonly (readonly [from: Stage | 'none', event: StageEventType, to: Stage | 'back'])[] = [
  ['none', 'identified', 'identified'],
  ['identified', 'buyer_engaged', 'co_designing'],
  ['identified', 'joint_session', 'co_designing'],
  ['identified', 'pricing_submitted', 'pricing_review'],
  ['co_designing', 'pricing_submitted', 'pricing_review'],
  ['pricing_review', 'pricing_returned', 'co_designing'],
  ['identified', 'quote_sent', 'quote_sent'],
  ['co_designing', 'quote_sent', 'quote_sent'],
  ['pricing_review', 'quote_sent', 'quote_sent'],
  ['quote_sent', 'send_undone', 'back'],
  ['negotiating', 'send_undone', 'back'],
  ['quote_sent', 'revision_opened', 'negotiating'],
  ['quote_sent', 'buyer_countered', 'negotiating'],
  ['quote_sent', 'counter_recorded', 'negotiating'],
  // From negotiation a deal does not go back when the offer is taken back.
  ['quote_sent', 'version_withdrawn', 'co_designing'],
  ['quote_sent', 'accepted', 'won'],
  ['negotiating', 'accepted', 'won'],
  ['quote_sent', 'accepted_offline', 'won'],
  ['negotiating', 'accepted_offline', 'won'],
  ['won', 'rescinded', 'negotiating'],
  ['won', 'rescinded_as_lost', 'lost'],
  ['identified', 'lost', 'lost'],
  ['co_designing', 'lost', 'lost'],
  ['pricing_review', 'lost', 'lost'],
  ['quote_sent', 'lost', 'lost'],
  ['negotiating', 'lost', 'lost'],
  ['lost', 'revived', 'identified'],
];

describe('stages follow from events', () => {
  it('on these ways and no other', () => {
    const found = Object.entries(transitions).flatMap(([event, leads]) =>
      Object.entries(leads).map(([from, to]) => [from, event, to]),
    );
    expect(found.toSorted()).toEqual(ways.toSorted());
  });

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
    expect(new Set<Stage | 'back'>(targets)).toEqual(new Set([...stages, 'back']));
  });

  it('takes an undone send back to where it was sent from', () => {
    expect(stageOf(['identified', 'quote_sent', 'send_undone'])).toBe('identified');
    expect(stageOf(['identified', 'buyer_engaged', 'quote_sent', 'send_undone'])).toBe('co_designing');
    expect(stageOf(['identified', 'buyer_engaged', 'pricing_submitted', 'quote_sent', 'send_undone'])).toBe(
      'pricing_review',
    );
    expect(stageOf(['identified', 'quote_sent', 'buyer_countered', 'quote_sent', 'send_undone'])).toBe(
      'negotiating',
    );
  });

  it('begins a new cycle with a revival, from the gate', () => {
    expect(stageOf(['identified', 'quote_sent', 'lost', 'revived'])).toBe('identified');
  });

  it('lets only an acceptance win, only an offer be accepted, and only a decision lose', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...stageEventTypes), { maxLength: 30 }), (events) => {
        let stage: Stage | null = null;
        for (let n = 1; n <= events.length; n += 1) {
          const next = stageOf(events.slice(0, n));
          if (next === 'won' && stage !== 'won') {
            expect(['accepted', 'accepted_offline']).toContain(events[n - 1]);
            expect(['quote_sent', 'negotiating']).toContain(stage);
          }
          if (next === 'lost' && stage !== 'lost') {
            expect(events[n - 1]).toBe(stage === 'won' ? 'rescinded_as_lost' : 'lost');
          }
          if (stage === 'lost' && next !== 'lost') expect(events[n - 1]).toBe('revived');
          if (stage === 'won' && next !== 'won') {
            expect(['rescinded negotiating', 'rescinded_as_lost lost']).toContain(`${events[n - 1]} ${next}`);
          }
          stage = next;
        }
      }),
    );
  });
});
