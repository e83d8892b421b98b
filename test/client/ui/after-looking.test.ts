import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leastLookMs } from '#shared/quote/looking.ts';
import { afterLooking } from '../../../client/ui/after-looking.ts';

/** As much of a page as can be in sight or not. */
class Page extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';
  turn(to: 'visible' | 'hidden') {
    this.visibilityState = to;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: Page;
beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page that is looked at', () => {
  it('is so after ten seconds in sight without a break', () => {
    const looked = vi.fn();
    afterLooking(leastLookMs, looked);
    vi.advanceTimersByTime(9_999);
    expect(looked).not.toHaveBeenCalled();
    page.turn('hidden');
    vi.advanceTimersByTime(60_000);
    page.turn('visible');
    vi.advanceTimersByTime(9_999);
    expect(looked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(looked).toHaveBeenCalledTimes(1);
  });

  it('is so again after each return, and never where it opened out of sight or was left', () => {
    page.turn('hidden');
    const looked = vi.fn();
    const stop = afterLooking(leastLookMs, looked);
    vi.advanceTimersByTime(60_000);
    expect(looked).not.toHaveBeenCalled();
    for (const times of [1, 2]) {
      page.turn('visible');
      vi.advanceTimersByTime(10_000);
      expect(looked).toHaveBeenCalledTimes(times);
      page.turn('hidden');
    }
    page.turn('visible');
    stop();
    vi.advanceTimersByTime(60_000);
    page.turn('hidden');
    page.turn('visible');
    vi.advanceTimersByTime(60_000);
    expect(looked).toHaveBeenCalledTimes(2);
  });
});
