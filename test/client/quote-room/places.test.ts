import { describe, expect, it } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { Disclosure, QuoteContent } from '#shared/quote/quote.ts';
import { placesIn } from '../../../client/quote-room/places.ts';
import type { RoomMode } from '../../../client/quote-room/room-mode.ts';
import { smallQuote } from '../../support/quote-content.ts';

const places = (content: QuoteContent, mode: RoomMode) => placesIn(content, priceQuote(content, {}), mode);

function disclosing(disclosure: Disclosure): QuoteContent {
  const quote = smallQuote();
  return { ...quote, sections: quote.sections.map((section) => ({ ...section, disclosure })) };
}

describe('what can be gone to in a quote', () => {
  it('is every section and component with where it stands and what it comes to', () => {
    const found = places(smallQuote(), 'choose');
    expect(found.map((place) => place.id)).toEqual(
      expect.arrayContaining(['start', 'review', 'basic', 'premium']),
    );
    const basic = found.find(({ id }) => id === 'basic');
    expect(basic?.kind === 'component' && basic.in).toHaveLength(2);
    const review = found.find(({ id }) => id === 'review');
    expect(review?.kind === 'component' && review.figures).not.toEqual([]);
  });

  it('is to a buyer no more than the paper shows', () => {
    const figures = (mode: RoomMode, disclosure: Disclosure) =>
      places(disclosing(disclosure), mode).flatMap((place) =>
        place.kind === 'component' ? place.figures.map(({ net }) => net) : [],
      );
    expect(figures('choose', 'pricesHidden')).toEqual([]);
    expect(figures('build', 'pricesHidden')).not.toEqual([]);
    const components = (mode: RoomMode) =>
      places(disclosing('compositionHidden'), mode).filter(({ kind }) => kind === 'component');
    expect(components('read')).toEqual([]);
    expect(components('build')).not.toEqual([]);
  });
});
