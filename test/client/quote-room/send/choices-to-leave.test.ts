import { expect, it } from 'vitest';
import { sectionDefaults } from '#shared/quote/quote.ts';
import { choicesToLeave } from '../../../../client/quote-room/send/choices-to-leave.ts';
import { component, smallQuote } from '../../../support/quote-content.ts';

const ids = (content: ReturnType<typeof smallQuote>) => choicesToLeave(content).map(({ id }) => id);

it('a version can leave open what is the customer’s to choose, and nothing else', () => {
  expect(ids(smallQuote())).toEqual(['platform', 'training', 'seats']);
});

it('what is closed stays in the list, so that it can be opened again', () => {
  const content = smallQuote();
  const closed = {
    ...content,
    components: content.components.map((each) => ({ ...each, staysOpen: false })),
  };
  expect(ids(closed)).toEqual(ids(content));
  expect(choicesToLeave(closed).find(({ id }) => id === 'training')?.staysOpen).toBe(false);
});

it('an optional section is a choice of its own, a quantity counts as its component', () => {
  const content = smallQuote();
  const extras = {
    ...sectionDefaults,
    id: 'extras',
    title: 'Extras',
    rank: 'b',
    presence: 'optional' as const,
  };
  const counted = component('hours', {
    sectionId: 'extras',
    buyerQuantity: { min: '1', max: '9', step: '1' },
  });
  const wide = {
    ...content,
    sections: [...content.sections, extras],
    components: [...content.components, counted],
  };
  expect(ids(wide)).toEqual(['extras', 'platform', 'training', 'seats', 'hours']);
});
