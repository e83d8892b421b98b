import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantityRefusal, quantityStep } from '../../../../client/quote-room/fields/quantity-rules.ts';

const rule = { min: '2', max: '9', step: '3' };

describe('a typed quantity', () => {
  it.each([
    ['1', 'min', '2'],
    ['10', 'max', '9'],
    ['4', 'step', '3'],
    [null, 'number', ''],
  ] as const)('of %s is refused for its %s', (value, why, bound) => {
    expect(quantityRefusal(value, rule)).toEqual({ why, bound });
  });

  it.each(['2', '5', '8', '5.0'])('of %s is taken', (value) => {
    expect(quantityRefusal(value, rule)).toBeNull();
  });

  it('is compared exactly', () => {
    expect(quantityRefusal('0.3', { min: '0.1', max: '1', step: '0.1' })).toBeNull();
    expect((0.3 - 0.1) % 0.1).not.toBe(0);
  });
});

describe('a step of a quantity', () => {
  it.each([
    ['2', 1, '5'],
    ['5', -1, '2'],
    ['2', -1, null],
    ['8', 1, null],
    ['4', 1, '5'],
    ['4', -1, '2'],
    ['0', 1, '2'],
    ['20', -1, '8'],
    ['20', 1, null],
  ] as const)('from %s by %i is %s', (value, direction, next) => {
    expect(quantityStep(value, rule, direction)).toBe(next);
  });

  it('always lands on a quantity that is taken, and in its direction', () => {
    const amount = fc.integer({ min: 0, max: 100_000 }).map((size) => String(size / 100));
    fc.assert(
      fc.property(amount, amount, amount, amount, fc.constantFrom(1 as const, -1 as const), (...given) => {
        const [value, a, b, step, direction] = given;
        const [min, max] = Number(a) <= Number(b) ? [a, b] : [b, a];
        const next = quantityStep(value, { min, max, step }, direction);
        if (next === null) return;
        expect(quantityRefusal(next, { min, max, step: step === '0' ? '1' : step })).toBeNull();
        expect(Math.sign(Number(next) - Number(value))).toBe(direction);
      }),
    );
  });
});
