/** What quotes of a history say, made by the functions that the product freezes, prices and projects them by. */
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { frozenFormat, offerTermsDefaults } from '#shared/quote/frozen-quote.ts';
import { type QuoteContent, sectionDefaults, termsDefaults } from '#shared/quote/quote.ts';
import { encodeNewInternalDocument, encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { firstRanks } from '#shared/quote-doc/ranks.ts';
import { seededRandom } from '#shared/statistics/random.ts';
import { undiscounted } from '../../server/insight/observing/undiscounted.ts';
import { canonicalContent } from '../../server/quotes/content-hash.ts';
import { component, paragraphs, quoteContent } from './quote-content.ts';
import type { Paper } from './sales-history.ts';

/** So many different ones: enough for components to differ in who chose them, few enough to be made at once. */
const different = 60;
const sectionIds = ['start', 'rollout', 'care'] as const;

export function makePapers(components: number): Paper[] {
  const random = seededRandom(11);
  return Array.from({ length: different }, (_, nth) => paperOf(contentOf(components, nth, random)));
}

function contentOf(components: number, nth: number, random: () => number): QuoteContent {
  const ranks = firstRanks(components);
  const names = ranks.map((_, index) => index * 3 + Math.floor(random() * 3));
  return quoteContent({
    terms: {
      ...termsDefaults,
      title: `Offer ${nth}`,
      currency: nth % 10 === 0 ? 'EUR' : 'SEK',
      quoteDiscount: nth % 2 === 0 ? { percent: String(1 + (nth % 15)) } : null,
    },
    sections: sectionIds.map((id, index) => ({
      id,
      ...sectionDefaults,
      title: `Section ${index}`,
      rank: `a${index}`,
    })),
    components: ranks.map((rank, index) =>
      component(`c${index}`, {
        rank,
        sectionId: sectionIds[index % sectionIds.length] ?? 'start',
        title: `Component ${names[index]}`,
        description: 'What is done, by whom, and what is left when they have gone. '.repeat(12),
        unitPrice: String(10_000 + Math.floor(random() * 200_000)),
        presence: 'optional',
      }),
    ),
    texts: {
      intro: paragraphs('What we talked about, in the order in which it is to be done. '.repeat(10)),
      terms: paragraphs('Thirty days net. '.repeat(20)),
    },
    choices: Object.fromEntries(ranks.map((_, index) => [`c${index}`, random() < 0.6])),
  });
}

function paperOf(content: QuoteContent): Paper {
  const priced = priceQuote(content);
  const party = (name: string) => ({ name, companyNumber: '', address: '', people: [] });
  return {
    ...canonicalContent({
      format: frozenFormat,
      number: '2026-0001',
      version: 1,
      seller: party('Nordvik'),
      customer: party('Customer'),
      offer: offerTermsDefaults,
      content,
    }),
    priced,
    listAmount: priceQuote(undiscounted(content)).firstYear.net,
    title: content.terms.title,
    components: content.components.flatMap(({ id, title }) => {
      const price = priced.components[id];
      return price ? [{ id, title, period: price.period, selected: price.selected, amount: price.net }] : [];
    }),
    shared: encodeNewSharedDocument(content),
    internal: encodeNewInternalDocument({}),
  };
}
