import { describe, expect, it } from 'vitest';
import { type RefusedWords, refusedAsText, valueAsText } from '../../../client/sync/refused-as-text.ts';

const words: RefusedWords = {
  nothing: 'nothing',
  yes: 'yes',
  no: 'no',
  fieldName: (field) => ({ unitPrice: 'price', choices: 'chosen', goals: 'goals' })[field] ?? field,
  figure: (field, value) => (field === 'unitPrice' ? `${value} kr` : null),
  variable: (name) => (({ firstYear: 'First 12 months' }) as Partial<Record<string, string>>)[name] ?? name,
  titleOf: (id) => ({ 'two-way': 'Two-way sync' })[id] ?? id,
};

describe('a refused change as text to copy', () => {
  it('has a line for each value, with what it was about', () => {
    const lost = [
      {
        root: 'components',
        element: 'hosting',
        title: 'Hosting',
        field: 'unitPrice',
        mine: '950',
        actual: '900',
      },
      {
        root: 'choices',
        element: 'onboarding',
        title: 'Onboarding',
        field: 'choices',
        mine: false,
        actual: true,
      },
      {
        root: 'jointTexts',
        element: null,
        title: 'goals',
        field: 'goals',
        mine: {
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Faster invoices' }] }],
        },
        actual: { type: 'doc', content: [{ type: 'paragraph' }] },
      },
    ];
    expect(refusedAsText(lost, words)).toBe(
      'Hosting, price: 950 kr\nOnboarding, chosen: no\ngoals: Faster invoices',
    );
  });

  it('calls a variable in a text by the name that people know', () => {
    const sum = { type: 'variable', attrs: { name: 'firstYear' } };
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'In all ' }, sum] }];
    expect(valueAsText('intro', { type: 'doc', content }, words)).toBe('In all [First 12 months]');
  });

  it.each([
    [null, 'nothing'],
    ['', 'nothing'],
    [[], 'nothing'],
    [true, 'yes'],
    [60, '60'],
    [['two-way'], 'Two-way sync'],
    [
      { id: 'x', rank: 'a0', title: 'Hosting', unitPrice: '900', included: [] },
      'title Hosting; price 900 kr',
    ],
  ])('writes %j as %s', (value, text) => {
    expect(valueAsText('other', value, words)).toBe(text);
  });
});
