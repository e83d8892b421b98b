import { priceQuote } from '#shared/pricing/price-quote.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import {
  type FrozenFormat,
  type FrozenQuote,
  frozenFormat,
  offerTermsDefaults,
} from '#shared/quote/frozen-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { demoContent } from '../../server/demo/demo-quote.ts';
import type { VersionPdfInput } from '../../server/pdf/quote-pdf.ts';

export const demoDay = '2026-03-17';

/** The demo quote as version 1, frozen with this content. */
export function frozenDemo(content: QuoteContent = demoContent(demoDay)): FrozenQuote {
  return {
    format: frozenFormat,
    number: '2026-0143',
    version: 1,
    seller: {
      name: 'Nordvik Konsult AB',
      companyNumber: '559000-0000',
      address: 'Bryggvägen 4, 000 00 Nordvik',
      people: [{ name: 'Erik Sandberg', title: '', email: 'erik@nordvik.example' }],
    },
    customer: {
      name: 'Lindqvist Industri AB',
      companyNumber: '556000-0000',
      address: 'Verkstadsvägen 12, 000 00 Lindbo',
      people: [{ name: 'Anna Bergman', title: 'Head of marketing', email: 'anna@lindqvist.example' }],
    },
    offer: offerTermsDefaults,
    content,
  };
}

/** The same, sent on a day in March at 15:20 in Stockholm. */
export function sentDemo(content?: QuoteContent): VersionPdfInput {
  const frozen = frozenDemo(content);
  return {
    frozen,
    priced: priceQuote(frozen.content),
    canonical: canonicalJson(frozen),
    hash: `7f3a91c24b08${'0'.repeat(52)}`,
    auditLine: `nordvik-konsult row 41 ${'5c'.repeat(32)}`,
    sentAt: Date.UTC(2026, 2, 17, 14, 20),
    sentBy: 'Erik Sandberg',
    timeZone: 'Europe/Stockholm',
  };
}

/** The same as it was frozen before it said how it may be answered. */
export function secondForm({ offer: _, ...frozen }: FrozenQuote): { readonly format: FrozenFormat } {
  return { ...frozen, format: 'coquote-quote-2' };
}

const added = {
  terms: ['quoteDiscountUntil', 'quoteAdjustments', 'payableStep', 'vatCountry'],
  section: ['presence', 'preselected', 'disclosure', 'staysOpen'],
  component: ['requires', 'excludes', 'staysOpen'],
};

/** The same as it was frozen before quotes had these fields. */
export function firstForm({ content, offer: _, ...frozen }: FrozenQuote): { readonly format: FrozenFormat } {
  const without = (value: object, ...names: string[]) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
  return {
    ...frozen,
    format: 'coquote-quote-1',
    content: {
      ...without(content, 'sectionChoices'),
      terms: without(content.terms, ...added.terms),
      sections: content.sections.map((each) => without(each, ...added.section)),
      choiceGroups: content.choiceGroups.map((each) => without(each, 'staysOpen')),
      components: content.components.map((each) => without(each, ...added.component)),
    },
  } as { readonly format: FrozenFormat };
}
