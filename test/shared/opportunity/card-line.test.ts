import { describe, expect, it } from 'vitest';
import { lineOf } from '#shared/opportunity/card-line.ts';
import type { TimeRuleId } from '#shared/opportunity/time-rules.ts';

const deal = (change: { isLive?: boolean; waitsForUs?: boolean } = {}, ...rules: TimeRuleId[]) => ({
  isLive: false,
  waitsForUs: false,
  flags: rules.map((rule) => ({ rule })),
  ...change,
});

describe('the line of a card', () => {
  it('is what matters most', () => {
    const all: TimeRuleId[] = ['silent', 'let-go', 'expires-soon'];
    expect(lineOf(deal({ isLive: true, waitsForUs: true }, ...all))).toBe('live');
    expect(lineOf(deal({ waitsForUs: true }, ...all))).toBe('waiting-for-us');
    expect(lineOf(deal({}, ...all))).toBe('expires-soon');
    expect(lineOf(deal({}, 'silent', 'let-go'))).toBe('let-go');
    expect(lineOf(deal({}, 'silent'))).toBe('silent');
    expect(lineOf(deal())).toBe('last');
  });
});
