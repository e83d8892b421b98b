import { ElementId } from '#shared/ids.ts';
import type { CurrencyCode } from '#shared/money/amounts.ts';
import { type QuoteContent, sectionDefaults, termsDefaults } from '#shared/quote/quote.ts';
import { emptyRichText } from '#shared/quote/rich-text.ts';

/** What a quote is before anybody has built in it: a title, and one section to begin with. */
export function emptyContent(title: string, currency: CurrencyCode): QuoteContent {
  return {
    terms: { ...termsDefaults, title, currency, vatCountry: 'SE' },
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
