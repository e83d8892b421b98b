import { describe, expect, it } from 'vitest';
import { closeCodes } from '#shared/protocol/close-codes.ts';
import { closeReason, waitBeforeRetry } from '../../../client/sync/reconnecting.ts';

describe('the wait before another try', () => {
  it('is anything up to a bound that doubles, so that clients do not come back together', () => {
    expect(waitBeforeRetry(0, 0)).toBe(0);
    expect(waitBeforeRetry(0, 0.999)).toBeLessThan(250);
    expect(waitBeforeRetry(3, 0.5)).toBe(2 * waitBeforeRetry(2, 0.5));
  });

  it('never grows beyond ten seconds, however long the server is away', () => {
    for (const failures of [6, 60, 6_000]) expect(waitBeforeRetry(failures, 0.999)).toBeLessThan(10_000);
  });
});

describe('a close for good', () => {
  it.each(Object.entries(closeCodes))('%s is told from its code', (reason, { code }) => {
    expect(closeReason(code)).toBe(reason);
  });

  it('with a code of a newer server means that the page is out of date', () => {
    expect(closeReason(4499)).toBe('mismatch');
  });
});
