import { ElementId } from '#shared/ids.ts';
import type { CurrencyCode } from '#shared/money/amounts.ts';
import { type PayableStep, type QuoteContent, sectionDefaults, termsDefaults } from '#shared/quote/quote.ts';
import { emptyRichText } from '#shared/quote/rich-text.ts';

/**
 * What a quote is before anybody has built in it: a title, and one section to begin with. `rounding`: the coin that the
 * organisation settles in, which is one of kronor; other currencies have coins of their own and are left as they are.
 */
export function emptyContent(
  title: string,
  currency: CurrencyCode,
  rounding: PayableStep | null = null,
): QuoteContent {
  const payableStep = currency === 'SEK' ? rounding : null;
  return {
    terms: { ...termsDefaults, title, currency, payableStep, vatCountry: 'SE' },
    sections: [{ ...sectionDefaults, id: ElementId.parse('section-1'), rank: 'a0' }],
    choiceGroups: [],
    components: [],
    texts: { intro: emptyRichText, terms: emptyRichText },
    jointTexts: { goals: emptyRichText },
    choices: {},
    sectionChoices: {},
    picks: {},
    quantities: {},
  };
}
