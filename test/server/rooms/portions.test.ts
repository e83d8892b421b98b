import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Unsaved } from '../../../server/rooms/in-flight.ts';
import { Portions } from '../../../server/rooms/portions.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const unsaved = (seq: number) => ({ seq, applied: null }) as Unsaved;

function portions() {
  const told: number[][] = [];
  const tell = (settled: readonly Unsaved[]) => void told.push(settled.map(({ seq }) => seq));
  return { told, portions: new Portions(tell, () => performance.now()) };
}

describe('telling what is on disk', () => {
  it('happens at once among few, however often', () => {
    const { told, portions: few } = portions();
    for (const seq of [1, 2, 3]) few.add([unsaved(seq)], 10);
    expect(told).toEqual([[1], [2], [3]]);
  });

  it('happens in portions among many: the first at once, what follows together and in order', () => {
    const { told, portions: many } = portions();
    for (const seq of [1, 2, 3]) many.add([unsaved(seq)], 11);
    expect(told).toEqual([[1]]);
    vi.advanceTimersByTime(12);
    expect(told).toEqual([[1], [2, 3]]);
    many.add([unsaved(4)], 11);
    expect(told).toHaveLength(2);
    vi.advanceTimersByTime(12);
    expect(told.at(-1)).toEqual([4]);
  });

  it('does not wait for more than a portion when the clock is set back', () => {
    const { told, portions: many } = portions();
    many.add([unsaved(1)], 11);
    vi.setSystemTime(0);
    many.add([unsaved(2)], 11);
    vi.advanceTimersByTime(12);
    expect(told).toEqual([[1], [2]]);
  });

  it('leaves nothing waiting, and no timer, when the room is closed', () => {
    const { told, portions: many } = portions();
    for (const seq of [1, 2]) many.add([unsaved(seq)], 11);
    many.flush();
    expect(told).toEqual([[1], [2]]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
