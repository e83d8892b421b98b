import { describe, expect, it } from 'vitest';
import { largestCopy } from '#shared/clipboard/copied.ts';
import { readAll } from '../../../../client/catalogue/import-model.ts';
import { clipIn } from '../../../../client/quote-room/many/clipboard.ts';
import {
  cellsOfText,
  guessSheet,
  isHeaded,
  rowsIn,
  sheetOf,
} from '../../../../client/quote-room/many/sheet.ts';

const read = (text: string) => {
  const rows = rowsIn(text, '');
  if (typeof rows === 'string') throw new Error(rows);
  const sheet = sheetOf(rows, isHeaded(rows));
  const mapping = guessSheet(sheet);
  return { sheet, mapping, ...readAll(sheet.rows, mapping, new Set()) };
};

describe('cells of a spreadsheet', () => {
  it('become components by the names of their columns, in either language', () => {
    const { rows, unfit } = read(
      'Benämning\tAntal\tEnhet\tà-pris\tArtikelnr\r\nWorkshop\t2\thalvdag\t9\u00a0500,50 kr\tNK-1\r\nRabatt\t1\t\t\u2212500\tNK-2\r\n',
    );
    expect(unfit).toEqual([]);
    expect(rows.map(({ row }) => row.component)).toMatchObject([
      { title: 'Workshop', quantity: '2', unit: 'halvdag', unitPrice: '9500.5' },
      { title: 'Rabatt', quantity: '1', unitPrice: '-500' },
    ]);
    expect(rows[0]?.row.articleNumber).toBeUndefined();
  });

  it('become components by their shape where nothing names the columns', () => {
    const { rows, mapping } = read('Workshop\t2\t9,500.50\nTraining\t1\t1,200\n');
    expect(mapping).toEqual({ keys: ['title', 'quantity', 'unitPrice'], mark: '.' });
    expect(rows[0]?.row.component).toMatchObject({ title: 'Workshop', unitPrice: '9500.5' });
  });

  it('say which row does not fit, and why', () => {
    const { rows, unfit } = read('Name\tPrice\nA\t100\nB\tcall us\n\t50\nD\t200');
    expect(rows.map(({ index }) => index)).toEqual([0, 3]);
    expect(unfit).toEqual([
      { index: 1, errors: [{ column: 'unitPrice', code: 'number' }] },
      { index: 2, errors: [{ column: 'title', code: 'missing' }] },
    ]);
  });

  it('may have lines and quotation marks of their own', () => {
    expect(cellsOfText('A\t"one\ntwo ""x"""\t3\nB\tC\tD')).toEqual([
      ['A', 'one\ntwo "x"', '3'],
      ['B', 'C', 'D'],
    ]);
    expect(cellsOfText('"Gold" support\t100\nSilver\t50')).toEqual([
      ['"Gold" support', '100'],
      ['Silver', '50'],
    ]);
  });

  it('are taken from the table where there is one, and are not too many', () => {
    const table = () => [['In a table', '1']];
    expect(rowsIn('Text\t1', '<table><tr></tr></table>', table)).toEqual([['In a table', '1']]);
    expect(rowsIn('Text\t1', '<p>Text</p>', table)).toEqual([['Text', '1']]);
    expect(rowsIn('\t\n \t', '')).toBe('nothing');
    expect(rowsIn('A\t1\n'.repeat(largestCopy + 2), '')).toBe('too-many');
    expect(rowsIn('x'.repeat(5_000_001), '')).toBe('too-large');
  });
});

describe('what lies on a clipboard', () => {
  const nothing = { own: '', html: '', text: '' };
  it('is cells, or something that is no part of a quote', () => {
    expect(clipIn({ ...nothing, text: 'A\t1' })).toMatchObject({ kind: 'cells' });
    expect(clipIn({ ...nothing, text: 'A\nB' })).toMatchObject({ kind: 'cells' });
    expect(clipIn({ ...nothing, html: '<TABLE border=1>' })).toMatchObject({ kind: 'cells' });
    expect(clipIn({ ...nothing, text: 'Hello there.\n' })).toEqual({ kind: 'refused', why: 'nothing' });
    expect(clipIn(nothing)).toEqual({ kind: 'refused', why: 'nothing' });
  });

  it('is refused where it claims to be components and is not, in either place, and is then no table', () => {
    expect(clipIn({ ...nothing, own: '{}', text: 'A\t1' })).toEqual({ kind: 'refused', why: 'unreadable' });
    const html = '<table data-coquote-components="x"><tr><td>A</td></tr></table>';
    expect(clipIn({ ...nothing, html }, () => 'x')).toEqual({ kind: 'refused', why: 'unreadable' });
  });
});
