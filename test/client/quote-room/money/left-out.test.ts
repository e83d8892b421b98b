import { describe, expect, it } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import {
  choiceGroupDefaults,
  type Disclosure,
  type QuoteContent,
  sectionDefaults,
} from '#shared/quote/quote.ts';
import { leftOutLists, shownTitle } from '../../../../client/quote-room/money/left-out.ts';
import { shownOf } from '../../../../client/quote-room/shown-prices.ts';
import { component, quoteContent } from '../../../support/quote-content.ts';

const out = { presence: 'optional', preselected: false } as const;

function offer(disclosure: Disclosure = 'open'): QuoteContent {
  return quoteContent({
    sections: [
      { ...sectionDefaults, id: 'start', title: 'Start', rank: 'a' },
      { ...sectionDefaults, id: 'care', title: 'Care', rank: 'b', disclosure, ...out },
    ],
    choiceGroups: [{ ...choiceGroupDefaults, id: 'one', sectionId: 'start', rank: 'c' }],
    components: [
      component('course', { unitPrice: '1000', ...out }),
      component('small', { unitPrice: '10', presence: 'optional', groupId: 'one' }),
      component('large', { unitPrice: '20', presence: 'optional', groupId: 'one' }),
      component('desk', { sectionId: 'care', unitPrice: '50', pricePeriod: 'month' }),
    ],
    picks: { one: ['small'] },
  });
}

const lists = (content: QuoteContent) => leftOutLists(content, priceQuote(content));

describe('the list of what is left out', () => {
  it('names sections left out as a whole, their parts, and single components, each with its own amount and VAT', () => {
    expect(lists(offer()).leftOut).toEqual([
      {
        id: 'care',
        title: 'Care',
        isPart: false,
        amounts: [expect.objectContaining({ net: 5_000, tax: 1_250 })],
      },
      {
        id: 'desk',
        title: 'Title of desk',
        isPart: true,
        amounts: [{ period: 'month', net: 5_000, tax: 1_250 }],
      },
      {
        id: 'course',
        title: 'Title of course',
        isPart: false,
        amounts: [{ period: 'once', net: 100_000, tax: 25_000 }],
      },
    ]);
  });

  it('keeps alternatives that lost to another apart', () => {
    expect(lists(offer()).unpicked.map(({ id }) => id)).toEqual(['large']);
  });

  it.each(['pricesHidden', 'compositionHidden'] as const)(
    'tells of a bundle (%s) no more than its one price',
    (disclosure) => {
      expect(lists(offer(disclosure)).leftOut.map(({ id }) => id)).toEqual(['care', 'course']);
    },
  );
});

describe('what is hidden from the customer', () => {
  it('is hidden from everybody who reads as they do, and from nobody who builds', () => {
    expect(shownOf({ disclosure: 'pricesHidden' }, 'choose')).toBe('pricesHidden');
    expect(shownOf({ disclosure: 'compositionHidden' }, 'read')).toBe('compositionHidden');
    expect(shownOf({ disclosure: 'compositionHidden' }, 'build')).toBe('open');
    expect(shownOf(null, 'read')).toBe('open');
  });

  it('goes by the name of its section', () => {
    expect(shownTitle(offer('compositionHidden'), 'desk', false)).toBe('Care');
    expect(shownTitle(offer('compositionHidden'), 'desk', true)).toBe('Title of desk');
    expect(shownTitle(offer('pricesHidden'), 'desk', false)).toBe('Title of desk');
    expect(shownTitle(offer(), 'gone', false)).toBe('');
  });
});
