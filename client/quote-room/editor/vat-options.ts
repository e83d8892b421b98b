/** The VAT that can be chosen for something, as one list: the rates in force, and the reasons for charging none. */

import { type VatSupply, vatRatesOn } from '#shared/money/vat-rates.ts';
import { exemptionTexts, type UntaxedCategory } from '#shared/quote/exemption-texts.ts';
import { type Terms, type Vat, vatCategories } from '#shared/quote/quote.ts';
import type { IsoDate } from '#shared/time.ts';

export type VatOption =
  | { readonly kind: 'rate'; readonly id: string; readonly rate: string; readonly supply: VatSupply }
  /** A rate that is stated and not in the table of the day, or any rate where no country's table applies. */
  | { readonly kind: 'other'; readonly id: 'other' }
  | { readonly kind: 'untaxed'; readonly id: UntaxedCategory; readonly category: UntaxedCategory };

const untaxed = vatCategories.flatMap((category) => (category === 'S' ? [] : [category]));

/** In the order they are shown. The supplies that are taxed at zero are in the table as a rate, and here as reasons. */
export function vatOptions(country: Terms['vatCountry'], day: IsoDate | null): VatOption[] {
  const rates = country === null || day === null ? [] : vatRatesOn(country, day);
  return [
    ...rates
      .filter(({ rate }) => rate !== '0')
      .map(({ rate, supply }): VatOption => ({ kind: 'rate', id: `${supply} ${rate}`, rate, supply })),
    { kind: 'other', id: 'other' },
    ...untaxed.map((category): VatOption => ({ kind: 'untaxed', id: category, category })),
  ];
}

/** Which of them a VAT is. A rate without a stated supply is taken for the first one at that rate. */
export function chosenVat(vat: Vat, options: readonly VatOption[]): VatOption['id'] {
  if (vat.category !== 'S') return vat.category;
  const found = options.find(
    (option) =>
      option.kind === 'rate' &&
      option.rate === vat.rate &&
      (vat.supply === undefined || vat.supply === option.supply),
  );
  return found?.id ?? 'other';
}

/** What choosing an option makes of a VAT: charging none comes with the usual reason, in the quote's language. */
export function vatOf(option: VatOption, before: Vat, language: Terms['language']): Vat {
  switch (option.kind) {
    case 'rate':
      return { category: 'S', rate: option.rate, supply: option.supply };
    case 'other':
      return { category: 'S', rate: before.rate };
    case 'untaxed':
      return {
        category: option.category,
        rate: '0',
        exemptionText: exemptionTexts[option.category][language][0] ?? '',
      };
  }
}

/** The usual reasons of a category in the quote's language; none where VAT is charged. */
export function usualReasons({ category }: Vat, language: Terms['language']): readonly string[] {
  return category === 'S' ? [] : exemptionTexts[category][language];
}
