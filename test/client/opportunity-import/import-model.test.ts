import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../client/import/read-file.ts';
import {
  guessDeals,
  judgeAll,
  nothingSettled,
  type Settled,
  type Sheet,
  withAnswer,
} from '../../../client/opportunity-import/import-model.ts';

const standing = {
  today: '2026-08-24',
  contacts: [{ email: 'siv@kvarnby.example', customerName: 'Kvarnby', title: 'CRM' }],
};

function sheetOf(text: string): Sheet {
  const file = parseCsv('deals.csv', text, 5_000);
  if (typeof file === 'string') throw new Error(file);
  return { ...file, mapping: guessDeals(file) };
}
const outcomes = (sheet: Sheet, settled: Settled = nothingSettled) =>
  judgeAll(sheet, settled, standing).map(({ outcome }) => outcome);

const swedish = `sep=;
Bolag;Affär;Kontakt;E-post;Belopp;Avslutsdatum;Behov inom sex månader;Vad de behöver;Källa
Ekholmen AB;Webb;Per;per@ekholmen.example;650 000,50 kr;31.12.2026;Ja;Ny webb;Mässa
Kvarnby;CRM igen;Siv;SIV@kvarnby.example;"120.000,00";2026-12-31;ja;Byter CRM;Mässa
Norrgård;Drift;Eva;eva@norrgard.example;80000;2027-09-01;ja;Avtalet går ut;Mässa
;Utan namn;Bo;bo@bo.example;1;2026-12-31;ja;Något;Mässa`;
const english = [
  'Account,Deal name,Contact,Email,Amount,Close date,Need,Notes,Lead source',
  'Oak Ltd,Site,Ann,ann@oak.example,"$1,234.50",12/31/2026,yes,A new site,Fair',
  'Elm Inc,Shop,Bob,ann@oak.example,"2,000.00",11/05/2026,Y,A shop,Fair',
].join('\n');

describe('a file of opportunities as a spreadsheet writes it', () => {
  it('in Swedish: semicolons, decimal commas, days with points', () => {
    const sheet = sheetOf(swedish);
    expect(sheet.mapping).toMatchObject({ mark: ',', order: 'day' });
    expect(outcomes(sheet).map(({ is }) => is)).toEqual(['opens', 'exists', 'waits', 'unreadable']);
    expect(judgeAll(sheet, nothingSettled, standing)[0]?.row).toMatchObject({
      value: '650000.5',
      expectedClose: '2026-12-31',
    });
  });

  it('in English: commas, decimal points, months first; and tabs', () => {
    for (const text of [
      english,
      english.replaceAll('"$1,234.50"', '$1234.50').replaceAll('"2,000.00"', '2000').replaceAll(',', '\t'),
    ]) {
      const sheet = sheetOf(text);
      expect(sheet.mapping).toMatchObject({ mark: '.', order: 'month' });
      const [first] = judgeAll(sheet, nothingSettled, standing);
      expect(first?.row).toMatchObject({ value: '1234.5', expectedClose: '2026-12-31' });
      // The second names the contact of the first, in the line after it.
      expect(outcomes(sheet)).toMatchObject([{ is: 'opens' }, { is: 'exists', line: 0 }]);
    }
  });
});

describe('what a file says of no row', () => {
  const bare = sheetOf(
    'Bolag;Affär;Kontakt;E-post;Belopp;Avslutsdatum;Anteckning\nEk;Webb;Per;per@ek.example;9;2026-12-31;Ny',
  );
  const saying = (all: Partial<Sheet['mapping']>) =>
    outcomes({ ...bare, mapping: { ...bare.mapping, ...all } });

  it('is said of all of them: that they need it, and where they came from', () => {
    const missing = (field: string, fault: string) => ({ is: 'waits', faults: [{ field, fault }] });
    expect(saying({ needed: true })).toMatchObject([missing('source', 'missing')]);
    expect(saying({ source: 'Fair' })).toMatchObject([missing('needWithinHalfYear', 'no-need')]);
    expect(saying({ needed: true, source: 'Fair' })).toEqual([{ is: 'opens' }]);
  });
});

describe('a row that does not open', () => {
  it('is judged again as its cell is put right', () => {
    const sheet = withAnswer(sheetOf(swedish), 2, 'expectedClose', '2026-11-30', 'Expected close');
    expect(outcomes(sheet)[2]).toEqual({ is: 'opens' });
    // An answer that no column has gets one.
    const without = sheetOf('Bolag;Affär\nEk;Webb');
    const answered = withAnswer(without, 0, 'contactName', 'Per', 'Kontakt');
    expect(answered.headers).toEqual(['Bolag', 'Affär', 'Kontakt']);
    expect(judgeAll(answered, nothingSettled, standing)[0]?.row).toMatchObject({ contactName: 'Per' });
  });

  it('is left out, waits until a day, or is another deal, as somebody settles it', () => {
    const settled: Settled = {
      leftOut: new Set([3]),
      wakeUps: new Map([[2, '2026-10-01']]),
      another: new Set([1]),
    };
    expect(outcomes(sheetOf(swedish), settled)).toMatchObject([
      { is: 'opens' },
      { is: 'opens' },
      { is: 'waits', wakeUpOn: '2026-10-01' },
    ]);
  });
});
