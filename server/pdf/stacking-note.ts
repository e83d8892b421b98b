/** The order in which the amounts of this quote come about, in words: only the steps that occur in it. */
import type { CurrencyCode } from '#shared/money/amounts.ts';
import { formatUnitPrice } from '#shared/money/format-money.ts';
import { formatPercent } from '#shared/money/format-number.ts';
import type { StackingStep } from '#shared/pricing/stacking.ts';
import type { Terms } from '#shared/quote/quote.ts';
import type { QuotePrint } from './quote-print.ts';

type Step<S extends StackingStep['step']> = Extract<StackingStep, { step: S }>;
type Words = { readonly [S in StackingStep['step']]: (step: Step<S>, currency: CurrencyCode) => string };

const isPlural = (items: readonly unknown[]): boolean => items.length > 1;

const sentences: Readonly<Record<Terms['language'], { readonly lead: string; readonly steps: Words }>> = {
  en: {
    lead: 'Amounts are computed in this order: ',
    steps: {
      'line-price': () => 'quantity times price, rounded once for each component',
      'line-adjustments': ({ kinds }) =>
        isPlural(kinds)
          ? 'the discounts and charges of a component, each of its price before them'
          : `the ${kinds[0] === 'charge' ? 'charges' : 'discounts'} of a component, each of its price before them`,
      'section-discount': ({ sections }) =>
        isPlural(sections)
          ? 'the discounts of the sections'
          : `the discount of the section, ${formatPercent(sections[0]?.percent ?? '0')}`,
      'quote-discount': ({ discount }) =>
        'percent' in discount
          ? `the discount on the quote, ${formatPercent(discount.percent)} of what is left`
          : 'the discount on the quote, split over the VAT rates in proportion',
      'quote-adjustments': ({ adjustments }) =>
        isPlural(adjustments)
          ? 'discounts and charges on the quote as a whole'
          : adjustments.map(({ title }) => title).join(),
      vat: ({ rates }) => (isPlural(rates) ? 'VAT, once on the sum of each rate' : 'VAT, once on the sum'),
      'payable-rounding': ({ to }, currency) =>
        `the amount to pay, rounded to the nearest ${formatUnitPrice(to, currency)}`,
    },
  },
  sv: {
    lead: 'Beloppen räknas i denna ordning: ',
    steps: {
      'line-price': () => 'antal gånger pris, avrundat en gång per del',
      'line-adjustments': ({ kinds }) =>
        isPlural(kinds)
          ? 'en dels rabatter och tillägg, vart och ett på priset före dem'
          : `en dels ${kinds[0] === 'charge' ? 'tillägg' : 'rabatter'}, vart och ett på priset före dem`,
      'section-discount': ({ sections }) =>
        isPlural(sections)
          ? 'avsnittens rabatter'
          : `avsnittets rabatt, ${formatPercent(sections[0]?.percent ?? '0')}`,
      'quote-discount': ({ discount }) =>
        'percent' in discount
          ? `rabatten på offerten, ${formatPercent(discount.percent)} av det som är kvar`
          : 'rabatten på offerten, fördelad på momssatserna i proportion',
      'quote-adjustments': ({ adjustments }) =>
        isPlural(adjustments)
          ? 'rabatter och avgifter på hela offerten'
          : adjustments.map(({ title }) => title).join(),
      vat: ({ rates }) =>
        isPlural(rates) ? 'moms, en gång på summan för varje momssats' : 'moms, en gång på summan',
      'payable-rounding': ({ to }, currency) =>
        `beloppet att betala, avrundat till närmaste ${formatUnitPrice(to, currency)}`,
    },
  },
};

/** One sentence; empty where the quote has no amounts. */
export function stackingNote({ priced, content }: QuotePrint): string {
  const { lead, steps } = sentences[content.terms.language];
  if (priced.stacking.length === 0) return '';
  // The table has the words of every step, each for its own kind.
  const words = priced.stacking.map((step) => steps[step.step](step as never, priced.currency));
  return `${lead}${words.join('; ')}.`;
}
