import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  type CatalogueValues,
  catalogueDefaults,
  CatalogueValues as schema,
} from '#shared/catalogue/catalogue-item.ts';
import { planImport } from '#shared/catalogue/catalogue-row.ts';
import { guessColumns } from '#shared/catalogue/columns.ts';
import { guessMark, numberIn } from '#shared/catalogue/csv-numbers.ts';
import { type Cells, readRow } from '#shared/catalogue/read-row.ts';
import { tiersIn } from '#shared/catalogue/tier-text.ts';
import { catalogueCsv } from '#shared/catalogue/write-csv.ts';
import { migration, priced } from '../../support/catalogue.ts';

/** As a person reads a file in: columns and decimal mark guessed. */
function readBack(csv: string): CatalogueValues[] {
  const { data } = Papa.parse<string[]>(csv, { delimitersToGuess: [',', ';', '\t'], skipEmptyLines: true });
  const [headers = [], ...rows] = data;
  const keys = guessColumns(headers);
  expect(keys).not.toContain(null);
  const numbers = [
    'unitPrice',
    'tiers',
    'vatRate',
    'quantity',
    'min',
    'max',
    'step',
    'unitCost',
    'floorPrice',
    'baseQuantity',
  ];
  const mark = guessMark(
    rows.flatMap((row) => row.filter((_, index) => numbers.includes(keys[index] ?? ''))),
  );
  const read = rows.map((row) => {
    const cells: Cells = Object.fromEntries(keys.map((key, index) => [key, row[index] ?? '']));
    const reading = readRow(cells, mark);
    if ('errors' in reading) throw new Error(JSON.stringify(reading.errors));
    return reading.row;
  });
  const { added, problems } = planImport([], read);
  expect(problems).toEqual([]);
  return [...added];
}

describe('a catalogue as a file', () => {
  it.each(['en', 'sv'] as const)('reads back to the same items: %s', (language) => {
    const items = [
      migration,
      priced('Credit, "spring"', '-1200.75', { archived: true, category: 'A; B, C' }),
      priced('No price yet', '0', { component: { ...catalogueDefaults.component, title: 'No price yet' } }),
      priced('Reverse charge', '10', {
        component: {
          ...catalogueDefaults.component,
          title: 'Reverse charge',
          pricePeriod: 'year',
          billingPeriod: 'month',
          vat: { category: 'AE', rate: '0', exemptionText: 'Article 196' },
        },
      }),
    ];
    expect(readBack(catalogueCsv(items, language))).toEqual(items);
  });

  it('reads back whatever texts and figures there are in it', () => {
    const text = fc
      .oneof(
        fc.string({ maxLength: 40, unit: 'grapheme' }),
        fc.constantFrom('=1+1', "'=x", '@SUM(A1)', '＝1', '-', "''+", '\ta', 'a;b,c\td"e"'),
      )
      .map((value) => value.replace(/[\r\n]/g, ' ').trim());
    const decimal = fc
      .tuple(fc.integer({ min: -99_999, max: 9_999_999 }), fc.integer({ min: 1, max: 9_999 }))
      .map(([whole, part]) => `${whole}.${String(part).padStart(4, '0').replace(/0+$/, '')}`);
    const items = fc.array(
      fc.record({
        title: text.filter(Boolean),
        note: text,
        unitPrice: decimal,
        cost: decimal,
        lines: fc.array(text.filter(Boolean), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(items, fc.constantFrom('en', 'sv'), (drawn, language) => {
        const values = drawn.map(({ title, note, unitPrice, cost, lines }) =>
          schema.parse({
            ...catalogueDefaults,
            component: { ...catalogueDefaults.component, title, unitPrice, included: lines },
            costs: { unitCost: cost, floorPrice: null, note },
          }),
        );
        expect(readBack(catalogueCsv(values, language))).toEqual(values);
      }),
      { numRuns: 60 },
    );
  });

  it('holds no cell that a spreadsheet would run, and leaves numbers numbers', () => {
    const evil = [
      '=HYPERLINK("http://x")',
      '+1+1',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      "'=1",
    ];
    const csv = catalogueCsv(
      evil.map((title) => priced(title, '-5', { category: title.trim() })),
      'en',
    );
    const { data } = Papa.parse<string[]>(csv, { skipEmptyLines: true });
    const cells = data.slice(1).flat();
    const running = cells.filter(
      (cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell),
    );
    expect(running).toEqual([]);
    expect(cells).toContain('-5');
  });
});

describe('reading files of others', () => {
  it('finds the columns by what they are called, in both languages', () => {
    expect(guessColumns(['Artikelnr', 'Benämning', 'À-pris', 'Momssats (%)', 'Färg', 'Inköpspris'])).toEqual([
      'articleNumber',
      'title',
      'unitPrice',
      'vatRate',
      null,
      'unitCost',
    ]);
    expect(guessColumns(['SKU', 'Product', 'Unit price', 'Price', 'Purchase price'])).toEqual([
      'articleNumber',
      'title',
      'unitPrice',
      null,
      'unitCost',
    ]);
  });

  it('reads a figure by the mark of the whole file, and none that does not follow it', () => {
    expect(guessMark(['1,200', '12.50'])).toBe('.');
    expect(guessMark(['1.200', '12,50'])).toBe(',');
    expect(guessMark(['1,200.50'])).toBe('.');
    expect(numberIn('1,200', '.')).toBe('1200');
    expect(numberIn('1,200', ',')).toBe('1.2');
    expect(numberIn('1 200:-', ',')).toBe('1200');
    expect(numberIn('−12,5 kr', ',')).toBe('-12.5');
    // Leaving out the point would make it ten times as much.
    expect(numberIn('180.5', ',')).toBeNull();
    expect(numberIn('12,50', '.')).toBeNull();
    expect(numberIn('about 10', ',')).toBeNull();
  });

  it('reads steps, and none that are written otherwise', () => {
    expect(tiersIn('10: 1 800 | 25: 1400 + 250,5 | 1100', ',')).toEqual(migration.component.tiers);
    expect(tiersIn('10: | 5', ',')).toBeNull();
    expect(tiersIn('ten: 5', ',')).toBeNull();
  });

  it('says of each cell that does not fit which it is and why', () => {
    const cells: Cells = {
      title: '',
      unitPrice: 'ask',
      pricePeriod: 'sometimes',
      vatRate: '250',
      currency: 'kronor',
    };
    expect(readRow(cells, ',')).toEqual({
      errors: [
        { column: 'unitPrice', code: 'number' },
        { column: 'pricePeriod', code: 'word' },
        { column: 'title', code: 'missing' },
        { column: 'currency', code: 'fit' },
        { column: 'vatRate', code: 'fit' },
      ],
    });
  });

  it('states only what the file has: the rest of an item stays as it is', () => {
    const item = { id: 'item-0001', revision: 3, values: migration, changedBy: 'Erik', changedAt: 0 };
    const reading = readRow({ articleNumber: 'NK-1004', unitCost: '950' }, ',');
    if ('errors' in reading) throw new Error('unreadable');
    const { changed } = planImport([item as never], [reading.row]);
    expect(changed[0]?.values).toEqual({ ...migration, costs: { ...migration.costs, unitCost: '950' } });
  });
});
