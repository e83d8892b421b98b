import { describe, expect, it } from 'vitest';
import { isOwnOrigin, readDoor } from '../../../server/rooms/handshake.ts';

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

describe('which pages may open a socket with the cookies of this site', () => {
  it.each([
    ['the page itself', { origin: 'http://localhost:3000', host: 'localhost:3000' }, null, true],
    ['behind a proxy', { origin: 'https://q.example', host: '10.0.0.5' }, 'https://q.example', true],
    ['another site', { origin: 'https://evil.example', host: 'localhost:3000' }, null, false],
    ['another port', { origin: 'http://localhost:4000', host: 'localhost:3000' }, null, false],
    [
      'a name that only begins alike',
      { origin: 'http://localhost:3000.evil.example', host: 'localhost:3000' },
      null,
      false,
    ],
    ['no origin', { host: 'localhost:3000' }, null, false],
    ['an opaque origin', { origin: 'null', host: 'localhost:3000' }, null, false],
  ])('%s', (_, headers, publicOrigin, allowed) => {
    expect(isOwnOrigin(headers, publicOrigin)).toBe(allowed);
  });
});
