import { describe, expect, it } from 'vitest';
import { endpoints } from '#shared/protocol/api.ts';

/** What somebody takes back, or puts off, and what else that asks. */
const asked = {
  /** T5 */
  returnQuote: {},
  /** T10 */
  withdrawVersion: {},
  /** T13 */
  rescindAcceptance: {
    file: { name: 'letter.pdf', data: 'JVBERi0xLjcK' },
    became: { stage: 'negotiating' },
  },
  /** TR-2, TR-3 */
  redateOpportunity: { expectedClose: '2027-03-31' },
} as const;

describe('what is taken back or put off', () => {
  it.each(Object.keys(asked) as (keyof typeof asked)[])('%s says why', (name) => {
    const { body } = endpoints[name];
    const said = (reason: unknown) => body.safeParse({ ...asked[name], reason }).success;
    expect(said('They want to think again')).toBe(true);
    for (const reason of ['', '  ', undefined]) expect(said(reason)).toBe(false);
  });
});
