import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from '../../../server/http/own-origin.ts';

const local = 'http://localhost:3000';
const served = 'https://quotes.example.com';

describe('which pages are ours', () => {
  it.each([
    ['the page itself', local, 'localhost:3000', local, true],
    ['behind a proxy that changes the host', served, '10.0.0.5', served, true],
    ['this machine by another of its names', 'http://127.0.0.1:3000', '127.0.0.1:3000', local, true],
    ['this machine by its IPv6 name', 'http://[::1]:3000', '[::1]:3000', local, true],
    ['the development server before this one', 'http://localhost:5173', 'localhost:5173', local, true],
    ['another site', 'https://evil.example', 'localhost:3000', local, false],
    [
      'a name that was made to resolve to this machine',
      'http://evil.example:3000',
      'evil.example:3000',
      local,
      false,
    ],
    ['another port of this machine', 'http://localhost:4000', 'localhost:3000', local, false],
    ['a page of this machine, when we are not', 'http://localhost:3000', 'localhost:3000', served, false],
    ['a name that only begins alike', 'http://localhost:3000.evil.example', 'localhost:3000', local, false],
    ['the same host without encryption', 'http://quotes.example.com', 'quotes.example.com', served, false],
    ['an opaque origin', 'null', 'localhost:3000', local, false],
  ])('%s', (_, origin, host, publicUrl, ours) => {
    expect(isOwnOrigin(origin, host, publicUrl)).toBe(ours);
  });
});
