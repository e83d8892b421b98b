import { describe, expect, test } from 'vitest';
import { type Choices, isInside, outsideOffer } from '#shared/pricing/inside-offer.ts';
import { OfferSpace, offerSpaceOf } from '#shared/pricing/offer-space.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import {
  type Component,
  choiceGroupDefaults,
  type QuoteContent,
  sectionDefaults,
  termsDefaults,
} from '#shared/quote/quote.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

const option = (id: string, values: Partial<Component> = {}): Component =>
  component(id, { presence: 'optional', preselected: false, ...values });

const sent: QuoteContent = quoteContent({
  terms: { ...termsDefaults, validUntil: '2026-04-30' },
  sections: [
    { ...sectionDefaults, id: 'start', rank: 'a0' },
    { ...sectionDefaults, id: 'extra', rank: 'a1', presence: 'optional' },
    { ...sectionDefaults, id: 'fixed', rank: 'a2', presence: 'optional', staysOpen: false },
  ],
  choiceGroups: [
    { ...choiceGroupDefaults, id: 'open', sectionId: 'start', rank: 'b0', max: 2 },
    { ...choiceGroupDefaults, id: 'shut', sectionId: 'start', rank: 'b1', staysOpen: false },
  ],
  components: [
    component('core'),
    option('training'),
    option('migration', { staysOpen: false }),
    option('integration', { requires: ['training'], excludes: ['export'] }),
    option('export'),
    component('seats', { buyerQuantity: { min: '2', max: '20', step: '2' }, quantity: '4' }),
    component('desks', { buyerQuantity: { min: '1', max: '9', step: '1' }, quantity: '3', staysOpen: false }),
    ...['a', 'b', 'c'].map((id) => option(id, { groupId: 'open' })),
    ...['x', 'y'].map((id) => option(id, { groupId: 'shut' })),
    component('part', { sectionId: 'extra' }),
  ],
  choices: { migration: true, core: true },
  picks: { open: ['a'], shut: ['x'] },
});
const space = offerSpaceOf(sent);

const answer = (change: Partial<Choices>): Choices => ({
  choices: {},
  sectionChoices: {},
  picks: {},
  quantities: {},
  ...change,
});
const reasons = (change: Partial<Choices>, on?: string): string[] =>
  outsideOffer(space, answer(change), on ?? null).map(({ code, element, other }) =>
    [code, element, other].filter(Boolean).join(' '),
  );

describe('an offer space', () => {
  test('is plain data that can be frozen', () => {
    expect(OfferSpace.parse(JSON.parse(canonicalJson(space)))).toEqual(space);
    expect(space).toMatchObject({
      until: '2026-04-30',
      sections: [
        { id: 'extra', selected: true, open: true },
        { id: 'fixed', selected: true, open: false },
      ],
      quantities: [
        { id: 'seats', quantity: '4', min: '2', max: '20', step: '2', open: true },
        { id: 'desks', open: false },
      ],
      // Somebody chose it while it was still optional.
      inert: ['core'],
    });
  });

  test('leaves nothing open in a section whose parts are not shown', () => {
    const sections = sent.sections.map((each) =>
      each.id === 'start' ? ({ ...each, disclosure: 'compositionHidden' } as const) : each,
    );
    const { components, groups, quantities } = offerSpaceOf({ ...sent, sections });
    expect([...components, ...groups, ...quantities].some(({ open }) => open)).toBe(false);
  });
});

describe('an answer is inside', () => {
  test.each<[string, Partial<Choices>]>([
    ['when it changes nothing', {}],
    ['when it says all of it as it was sent', sent],
    ['with an option that was left open', { choices: { training: true } }],
    ['with a section that was left open', { sectionChoices: { extra: false } }],
    ['with another pick, or one more', { picks: { open: ['b', 'c'] } }],
    ['with a quantity in bounds and on its step', { quantities: { seats: '20' } }],
    ['with what a rule requires', { choices: { integration: true, training: true } }],
  ])('%s', (_, change) => {
    expect(reasons(change)).toEqual([]);
    expect(isInside(space, answer(change), '2026-04-30')).toBe(true);
  });
});

describe('an answer is outside', () => {
  test.each<[string, Partial<Choices>, string[]]>([
    ['with what was not left open', { choices: { migration: false } }, ['not-open migration']],
    ['with a section that was not left open', { sectionChoices: { fixed: false } }, ['not-open fixed']],
    ['with another pick where none was left', { picks: { shut: ['y'] } }, ['not-open shut']],
    ['with a quantity that was not left open', { quantities: { desks: '4' } }, ['not-open desks']],
    ['with too many picks', { picks: { open: ['a', 'b', 'c'] } }, ['too-many open']],
    ['with too few', { picks: { open: [] } }, ['too-few open']],
    ['with a stranger in a group', { picks: { open: ['a', 'x'] } }, ['not-a-member open x']],
    ['with a quantity out of bounds', { quantities: { seats: '22' } }, ['quantity-not-allowed seats']],
    ['with a quantity between its steps', { quantities: { seats: '5' } }, ['quantity-not-allowed seats']],
    ['with no number for a quantity', { quantities: { seats: 'many' } }, ['quantity-not-allowed seats']],
    ['without what a rule requires', { choices: { integration: true } }, ['requires integration training']],
    [
      'with what a rule excludes',
      { choices: { integration: true, training: true, export: true } },
      ['excludes integration export'],
    ],
    ['about something that is no choice', { choices: { ghost: true } }, ['not-a-choice ghost']],
    ['about a part of a section', { choices: { part: false } }, ['not-a-choice part']],
    [
      'for every reason there is',
      { choices: { migration: false }, quantities: { seats: '1' } },
      ['not-open migration', 'quantity-not-allowed seats'],
    ],
  ])('%s', (_, change, expected) => {
    expect(reasons(change)).toEqual(expected);
    expect(isInside(space, answer(change))).toBe(false);
  });

  test('on the day after the last', () => {
    expect(reasons({}, '2026-04-30')).toEqual([]);
    expect(reasons({}, '2026-05-01')).toEqual(['too-late']);
  });
});

test('a group has nothing to pick from while its section is left out', () => {
  const inSection: QuoteContent = {
    ...sent,
    choiceGroups: [
      ...sent.choiceGroups,
      { ...choiceGroupDefaults, id: 'in', sectionId: 'extra', rank: 'b2' },
    ],
    components: [...sent.components, option('p', { groupId: 'in', sectionId: 'extra' })],
    picks: { ...sent.picks, in: ['p'] },
  };
  const codes = (change: Partial<Choices>) =>
    outsideOffer(offerSpaceOf(inSection), answer(change)).map(({ code, element }) => `${code} ${element}`);
  expect(codes({ picks: { in: [] } })).toEqual(['too-few in']);
  expect(codes({ picks: { in: [] }, sectionChoices: { extra: false } })).toEqual([]);
});
