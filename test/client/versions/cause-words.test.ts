import { describe, expect, test } from 'vitest';
import {
  choiceGroupSteps,
  componentSteps,
  type FieldStep,
  sectionSteps,
  termSteps,
} from '#shared/quote/compare/field-steps.ts';
import { type AnyCause, isWords, valuesOf, wordsOf } from '../../../client/versions/cause-words.ts';
import { en } from '../../../client/versions/messages.en.ts';

const changed = (field: string, before: unknown, after: unknown): AnyCause => ({
  kind: 'changed',
  field,
  step: 'conditions',
  before,
  after,
  origin: null,
});

test('every field that can change has a name', () => {
  const steps: readonly Readonly<Record<string, FieldStep>>[] = [
    componentSteps,
    sectionSteps,
    choiceGroupSteps,
    termSteps,
  ];
  const said = steps.flatMap((table) => Object.keys(table).filter((field) => table[field] !== 'place'));
  const names: Readonly<Record<string, string>> = en.field;
  expect(said.filter((field) => names[field] === undefined)).toEqual([]);
});

describe('what stood there and what stands there now', () => {
  test.each([
    [changed('discountPercent', null, '10'), { before: null, after: '10 %' }],
    [
      changed('vat', { category: 'S', rate: '25' }, { category: 'S', rate: '12' }),
      { before: '25 %', after: '12 %' },
    ],
    [changed('quoteDiscount', { percent: '3' }, { amount: '5000' }), { before: '3 %', after: '5 000 kr' }],
    [changed('max', 1, 2), { before: '1', after: '2' }],
  ])('$field', (cause, expected) => {
    const plain = JSON.parse(JSON.stringify(valuesOf(cause, 'SEK')).replaceAll('\u00a0', ' '));
    expect(plain).toEqual(expected);
  });

  test('is left to the columns where they show it, and to the words where they are rewritten', () => {
    expect(valuesOf(changed('unitPrice', '1', '2'), 'SEK')).toBeNull();
    expect(valuesOf(changed('description', 'a', 'b'), 'SEK')).toBeNull();
    expect(isWords(changed('description', 'a', 'b'))).toBe(true);
    expect(isWords(changed('unitPrice', '1', '2'))).toBe(false);
    expect(wordsOf(['Travel', 'Food'])).toBe('Travel\nFood');
  });
});
