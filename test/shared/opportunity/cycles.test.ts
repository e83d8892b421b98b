/** What the events of a deal say of its cycles. */
import { describe, expect, it } from 'vitest';
import { type CycleEvent, cyclesIn } from '#shared/opportunity/cycles.ts';
import type { StageEventType } from '#shared/opportunity/stages.ts';

const told = (...events: readonly (StageEventType | Partial<CycleEvent>)[]) =>
  cyclesIn(
    events.map((event, at): CycleEvent => {
      const said = typeof event === 'string' ? { type: event } : event;
      return { type: 'quote_sent', at, ...said };
    }),
  );
const wayOf = (...events: readonly StageEventType[]) =>
  told(...events)
    .at(-1)
    ?.path.map(({ stage, at }) => [stage, at]);

describe('a send that was undone', () => {
  it('was none: no stage was come to by it, and none left', () => {
    expect(wayOf('identified', 'buyer_engaged', 'quote_sent', 'send_undone')).toEqual([
      ['identified', 0],
      ['co_designing', 1],
    ]);
    expect(
      wayOf('identified', 'buyer_engaged', 'quote_sent', 'send_undone', 'quote_sent', 'accepted'),
    ).toEqual([
      ['identified', 0],
      ['co_designing', 1],
      ['quote_sent', 4],
      ['won', 5],
    ]);
    // One that was sent while they talked on moved nothing, and moves nothing back.
    expect(wayOf('identified', 'quote_sent', 'buyer_countered', 'quote_sent', 'send_undone')).toEqual([
      ['identified', 0],
      ['quote_sent', 1],
      ['negotiating', 2],
    ]);
  });

  it('says nothing of what both sides had found ready, nor of who designed it', () => {
    const ready = { isReady: true };
    const not = { isReady: false };
    expect(told('identified', ready, 'send_undone')[0]?.isSentReady).toBeNull();
    expect(told('identified', ready, 'revision_opened', not, 'send_undone')[0]?.isSentReady).toBe(true);
    expect(told('identified', ready, 'send_undone', not)[0]?.isSentReady).toBe(false);
    expect(
      told('identified', 'quote_sent', 'send_undone', 'buyer_engaged', 'quote_sent')[0]?.isCoDesigned,
    ).toBe(true);
    expect(told('identified', 'quote_sent', 'buyer_engaged', 'quote_sent')[0]?.isCoDesigned).toBe(false);
  });
});
