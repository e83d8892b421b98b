import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnPath } from '../../../client/accounts/return-path.ts';

const site = 'https://quotes.example';
/** What a browser makes of a path that a page of ours sends it to. */
const leadsTo = (path: string) => new URL(path, `${site}/sign-in`).origin;

describe('the path to return to after signing in', () => {
  it.each(['/', '/quotes', '/quotes/abc12345', '/pipeline?owner=Maria%20Holm'])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  const elsewhere = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'quotes',
    '',
  ];
  it.each(elsewhere)('does not believe %j', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });

  it('would be led away by some of these if it believed them', () => {
    expect(elsewhere.map((path) => leadsTo(path))).toContain('https://evil.example');
  });

  it('never returns to the sign-in page itself', () => {
    expect(safeReturnPath('/sign-in?next=/sign-in')).toBe('/');
  });

  it.each([undefined, null, 7, {}, ['/quotes']])('takes %j for no wish', (wanted) => {
    expect(safeReturnPath(wanted)).toBe('/');
  });

  it('leads nowhere but to this site, whatever it is given', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '\t',
      '\n',
      ' ',
      'evil.example',
      '%2f',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(leadsTo(safeReturnPath(`/${pieces.join('')}`))).toBe(site);
      }),
      { numRuns: 500 },
    );
  });
});
