import { describe, expect, it } from 'vitest';
import { Vat } from '#shared/quote/quote.ts';
import {
  chosenVat,
  usualReasons,
  vatOf,
  vatOptions,
} from '../../../../client/quote-room/editor/vat-options.ts';

const standard: Vat = { category: 'S', rate: '25' };
const ids = (day: string) => vatOptions('SE', day).map(({ id }) => id);

describe('the VAT to choose from', () => {
  it('is what the table holds for the day', () => {
    expect(ids('2026-03-31')).toContain('food 12');
    expect(ids('2026-04-01')).toContain('food 6');
    expect(ids('2026-04-01')).not.toContain('food 12');
  });

  it('is any rate, or the reasons for none, where no table applies', () => {
    const untaxed = ['Z', 'E', 'AE', 'K', 'G', 'O'];
    expect(vatOptions(null, '2026-04-01').map(({ id }) => id)).toEqual(['other', ...untaxed]);
    expect(vatOptions('SE', null).map(({ id }) => id)).toEqual(['other', ...untaxed]);
  });

  it('recognises what is set: by supply where one is stated, else by the rate', () => {
    const options = vatOptions('SE', '2026-05-01');
    expect(chosenVat(standard, options)).toBe('general 25');
    expect(chosenVat({ category: 'S', rate: '6', supply: 'culture' }, options)).toBe('culture 6');
    expect(chosenVat({ category: 'S', rate: '17' }, options)).toBe('other');
    expect(chosenVat({ category: 'AE', rate: '0', exemptionText: 'x' }, options)).toBe('AE');
  });

  it.each(['en', 'sv'] as const)('becomes VAT that the document takes, with its reason in %s', (language) => {
    for (const option of vatOptions('SE', '2026-05-01')) {
      const vat = vatOf(option, standard, language);
      expect(Vat.safeParse(vat).success, option.id).toBe(true);
      if (option.kind === 'untaxed') {
        expect(vat).toMatchObject({ rate: '0', exemptionText: usualReasons(vat, language)[0] });
        expect(vat.exemptionText).not.toBe('');
      }
      if (option.kind !== 'other') expect(chosenVat(vat, [option])).toBe(option.id);
    }
  });
});
