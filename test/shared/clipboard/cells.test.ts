import { describe, expect, it } from 'vitest';
import { numberIn } from '#shared/catalogue/csv-numbers.ts';
import { guessShape, hasHeader } from '#shared/clipboard/guess-shape.ts';
import { otherCurrency } from '#shared/clipboard/written-currency.ts';

describe('a table without names on its columns', () => {
  it.each([
    [[['Onboarding', '12 500 kr']], ['title', 'unitPrice']],
    [
      [
        ['Workshop', '2', 'half day', '9 500'],
        ['Training', '3', 'h', '1 200'],
      ],
      ['title', 'quantity', 'description', 'unitPrice'],
    ],
    [
      [['Seats', 'för alla', '10', 'st', '300,00', '3 000,00', '25 %']],
      ['title', 'description', 'quantity', 'unit', 'unitPrice', null, 'vatRate'],
    ],
    [[['Licence', 'per månad', '1200']], ['title', 'pricePeriod', 'unitPrice']],
    [[['Only names'], ['Another']], ['title']],
    [[['', 'Onboarding', '1']], [null, 'title', 'unitPrice']],
  ] as const)('is read by what stands in them: %j', (rows, keys) => {
    expect(guessShape(rows)).toEqual(keys);
  });

  it('is told from one whose first row names them', () => {
    expect(
      hasHeader([
        ['Namn', 'Antal', 'Pris'],
        ['A', '1', '2'],
      ]),
    ).toBe(true);
    expect(
      hasHeader([
        ['Service', '1', '200'],
        ['B', '1', '2'],
      ]),
    ).toBe(false);
    expect(
      hasHeader([
        ['Onboarding', 'twelve'],
        ['B', 'C'],
      ]),
    ).toBe(false);
  });
});

describe('figures as spreadsheets show them', () => {
  it.each([
    ['1\u00a0234,50', ',', '1234.5'],
    ['kr 1 200', ',', '1200'],
    ['\u2212250 kr', ',', '-250'],
    ['€1,200.75', '.', '1200.75'],
    ['-$5.00', '.', '-5'],
    ['SEK 12\u202f500', ',', '12500'],
    ['25 %', ',', '25'],
  ] as const)('%s', (cell, mark, value) => {
    expect(numberIn(cell, mark)).toBe(value);
  });

  it.each(['ring oss', '12 st', '1,2,3', '', '€'])('are not made of %j', (cell) => {
    expect(numberIn(cell, ',')).toBeNull();
  });
});

describe('money that is written', () => {
  it.each([
    ['1 200 kr', 'SEK', null],
    ['1 200', 'EUR', null],
    ['1 200 kr', 'EUR', 'kr'],
    ['€ 40', 'SEK', '€'],
    ['€ 40', 'EUR', null],
    ['40 USD', 'SEK', 'USD'],
    ['SEK 40', 'SEK', null],
    ['$40', 'SEK', '$'],
  ] as const)('as %s in a quote in %s', (cell, currency, other) => {
    expect(otherCurrency(cell, currency)).toBe(other);
  });
});
