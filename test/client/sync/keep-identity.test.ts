import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepIdentity } from '../../../client/sync/keep-identity.ts';

describe('keeping what did not change', () => {
  it('returns the previous value itself when everything is equal', () => {
    const previous = { rows: [{ net: 100 }, { net: 200 }] };
    expect(keepIdentity(previous, structuredClone(previous))).toBe(previous);
  });

  it('replaces only the row that changed and what holds it', () => {
    const previous = { rows: [{ net: 100 }, { net: 200 }], vat: { rate: '25' } };
    const next = keepIdentity(previous, { rows: [{ net: 100 }, { net: 250 }], vat: { rate: '25' } });
    expect(next).not.toBe(previous);
    expect(next.rows[0]).toBe(previous.rows[0]);
    expect(next.rows[1]).toEqual({ net: 250 });
    expect(next.vat).toBe(previous.vat);
  });

  it('tells a removed member from one that was never there', () => {
    expect(keepIdentity({ a: 1, b: undefined }, { a: 1 })).toEqual({ a: 1 });
    expect(Object.keys(keepIdentity({ a: 1, b: undefined }, { a: 1 }))).toEqual(['a']);
    expect(keepIdentity([1, 2], [1])).toEqual([1]);
  });

  it('keeps objects without a prototype as they are', () => {
    const next: Record<string, number> = Object.assign(Object.create(null), { a: 1 });
    expect(Object.getPrototypeOf(keepIdentity({ a: 2 }, next))).toBeNull();
    expect(Object.getPrototypeOf(keepIdentity({ a: 1 }, next))).toBeNull();
  });

  it('keeps a member that is called as the prototype is', () => {
    const [previous, next] = ['{"__proto__": {"a": 1}}', '{"__proto__": {"a": 2}}'].map((text) =>
      JSON.parse(text),
    );
    const kept = keepIdentity(previous, next);
    expect(Object.keys(kept)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    expect(keepIdentity(previous, structuredClone(previous))).toBe(previous);
  });

  it('always equals the next value', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(value, value, (previous, next) => {
        expect(keepIdentity(previous, next)).toEqual(next);
      }),
    );
  });
});
