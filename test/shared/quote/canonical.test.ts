import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/quote/canonical.ts';

describe('canonical JSON (RFC 8785)', () => {
  it('orders members by UTF-16 code units and writes no spaces', () => {
    expect(canonicalJson({ b: [1, { z: null, a: true }], a: 'x', A: 2 })).toBe(
      '{"A":2,"a":"x","b":[1,{"a":true,"z":null}]}',
    );
  });

  it('orders keys beyond the basic plane by their surrogates', () => {
    expect(canonicalJson({ '\u{1f600}': 1, '\uff21': 2, '\u20ac': 3, '\r': 4 })).toBe(
      '{"\\r":4,"\u20ac":3,"\u{1f600}":1,"\uff21":2}',
    );
  });

  it('writes numbers as ECMAScript does, and minus zero as zero', () => {
    expect(canonicalJson([1e21, 0.000001, 1.5e-7, -0])).toBe('[1e+21,0.000001,1.5e-7,0]');
  });

  it('takes the same text in two Unicode forms as one', () => {
    expect(canonicalJson('A\u030angstro\u0308m')).toBe(canonicalJson('\u00c5ngstr\u00f6m'));
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800', () => 1, Symbol('x'), 1n])(
    'refuses what JSON cannot hold: %s',
    (value) => expect(() => canonicalJson({ value })).toThrow(TypeError),
  );

  it('does not depend on the order in which members were made', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(object));
      }),
    );
  });

  it('parses back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: true }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
