import { describe, expect, it } from 'vitest';
import { DecimalAmount, Percent, Quantity, UnitPrice } from '#shared/money/amounts.ts';
import { termsFields } from '#shared/quote/quote.ts';
import { numberRules, readTyped } from '../../../../client/quote-room/fields/number-rules.ts';

describe('a typed figure', () => {
  it.each([
    ['14 500,50', { value: '14500.5' }],
    ['−5', { value: '-5' }],
    ['', { value: null }],
    ['  ', { value: null }],
    ['abc', { why: 'number', bound: '' }],
    ['99999999999999999999', { why: 'max', bound: numberRules.price.max }],
    ['1,1234567', { why: 'decimals', bound: '6' }],
  ])('as a price, %j is %j', (text, read) => expect(readTyped(text, numberRules.price)).toEqual(read));

  it.each([
    ['150', { why: 'max', bound: '100' }],
    ['-3', { why: 'min', bound: '0' }],
    ['12,5 %', { value: '12.5' }],
  ])('as a percentage, %j is %j', (text, read) => expect(readTyped(text, numberRules.percent)).toEqual(read));

  it('may have to lie above or below a bound, not on it', () => {
    const rule = { ...numberRules.quantity, above: '10', below: '25' };
    expect(readTyped('10', rule)).toEqual({ why: 'above', bound: '10' });
    expect(readTyped('25', rule)).toEqual({ why: 'below', bound: '25' });
    expect(readTyped('10,5', rule)).toEqual({ value: '10.5' });
  });

  it.each([
    ['price', UnitPrice],
    ['cost', UnitPrice],
    ['quantity', Quantity],
    ['percent', Percent],
    ['amount', DecimalAmount],
    ['countable', Quantity],
  ] as const)('of kind %s is one that the document takes, up to its bounds', (kind, schema) => {
    const { min, max, decimals } = numberRules[kind];
    const finest = `0.${'0'.repeat(decimals - 1)}1`;
    for (const value of [min, max, finest]) expect(schema.safeParse(value).success, value).toBe(true);
  });

  it('of a term is one that the document takes, up to its bounds', () => {
    for (const field of ['termMonths', 'paymentDays'] as const) {
      const { min, max } = numberRules[field];
      for (const value of [min, max]) expect(termsFields[field].safeParse(Number(value)).success).toBe(true);
    }
  });
});
