import { describe, expect, it } from 'vitest';
import { dealRow, guessDealColumns } from '#shared/opportunity/import-columns.ts';

const reading = { mark: ',', order: 'day', currency: 'SEK' } as const;

describe('the columns of a file of opportunities', () => {
  it.each([
    [
      ['Account', 'Deal name', 'Amount', 'Close date', 'E-mail'],
      ['customerName', 'title', 'value', 'expectedClose', 'contactEmail'],
    ],
    [
      ['Bolag', 'Affär', 'Belopp', 'Avslutsdatum', 'E-post', 'Färg'],
      ['customerName', 'title', 'value', 'expectedClose', 'contactEmail', null],
    ],
  ])('are known by what others call them: %j', (headers, keys) => {
    expect(guessDealColumns(headers)).toEqual(keys);
  });
});

describe('a row', () => {
  it('states amounts, days and a yes as the gate takes them', () => {
    expect(
      dealRow(
        { value: '650 000,50 kr', expectedClose: '31.3.2027', needWithinHalfYear: 'ja', source: '' },
        reading,
      ),
    ).toEqual({ currency: 'SEK', value: '650000.5', expectedClose: '2027-03-31', needWithinHalfYear: true });
    expect(dealRow({ expectedClose: '2027-03-31 00:00', currency: 'eur' }, reading)).toEqual({
      currency: 'EUR',
      expectedClose: '2027-03-31',
    });
  });

  it('keeps what cannot be read, for the gate to name', () => {
    expect(
      dealRow({ value: 'a lot', expectedClose: 'in spring', needWithinHalfYear: 'maybe' }, reading),
    ).toEqual({
      currency: 'SEK',
      value: 'a lot',
      expectedClose: 'in spring',
      needWithinHalfYear: 'maybe',
    });
  });
});
