import { expect, test } from 'vitest';
import { afterMoves, choicesOf, chosenContent } from '#shared/acceptance/offer-choices.ts';
import { isInside } from '#shared/pricing/inside-offer.ts';
import { offerSpaceOf } from '#shared/pricing/offer-space.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { sectionMoves, toggleMoves } from '../../../client/signing/moves.ts';
import { smallQuote } from '../../support/quote-content.ts';

function componentOf(content: QuoteContent, id: string) {
  const found = content.components.find((each) => each.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

/** The choices after the box of that component was pressed. */
function pressed(content: QuoteContent, id: string, on: boolean) {
  const moves = toggleMoves(content, componentOf(content, id), on);
  return afterMoves(choicesOf(content), moves);
}

test('one press chooses one component', () => {
  expect(pressed(smallQuote(), 'training', true).choices).toEqual({ training: true });
});

test('an alternative takes the place of the other', () => {
  expect(pressed(smallQuote(), 'premium', true).picks).toEqual({ platform: ['premium'] });
});

test('what a choice requires comes with it, so that the press stays inside the offer', () => {
  const content = smallQuote();
  const components = content.components.map((each) =>
    each.id === 'training' ? { ...each, requires: ['premium'] } : each,
  );
  const ruled = { ...content, components };
  const choices = pressed(ruled, 'training', true);
  expect(choices).toMatchObject({ choices: { training: true }, picks: { platform: ['premium'] } });
  expect(isInside(offerSpaceOf(ruled), choices)).toBe(true);
  expect(chosenContent(ruled, choices).picks).toEqual({ platform: ['premium'] });
});

test('a section is chosen as a whole', () => {
  expect(sectionMoves('start', false)).toEqual([{ root: 'sectionChoices', element: 'start', value: false }]);
});
