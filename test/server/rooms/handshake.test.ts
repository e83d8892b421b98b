import { describe, expect, it } from 'vitest';
import { readDoor } from '../../../server/rooms/handshake.ts';

const none = { schemaVersion: null, generation: null };

describe('which document a URL opens', () => {
  it.each([
    ['/sync/quote-0001', { quoteId: 'quote-0001', kind: 'shared', claims: none }],
    ['/sync/quote-0001/internal', { quoteId: 'quote-0001', kind: 'internal', claims: none }],
    [
      '/sync/quote-0001?schema=1&generation=g',
      { quoteId: 'quote-0001', kind: 'shared', claims: { schemaVersion: 1, generation: 'g' } },
    ],
    ['/sync/quote-0001/other', null],
    ['/sync/quote-0001/internal/more', null],
    ['/sync/', null],
    ['/sync/..%2F..%2Fetc', null],
    ['/other/quote-0001', null],
    ['//', null],
  ])('%s', (url, door) => expect(readDoor(url)).toEqual(door));
});
