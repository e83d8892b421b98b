import { describe, expect, it } from 'vitest';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { type Difference, diffContent } from '#shared/quote-doc/diff-content.ts';
import { wholeEntry } from '#shared/quote-doc/value-place.ts';
import { asLost, OwnChanges } from '../../../client/sync/own-changes.ts';
import { smallQuote as makeSmallQuote, paragraphs } from '../../support/quote-content.ts';

const smallQuote = makeSmallQuote();

const withComponent = (id: string, values: object): QuoteContent => ({
  ...smallQuote,
  components: smallQuote.components.map((component) =>
    component.id === id ? { ...component, ...values } : component,
  ),
});
const without = (id: string): QuoteContent => ({
  ...smallQuote,
  components: smallQuote.components.filter((component) => component.id !== id),
});

describe('what differs between two contents', () => {
  it('is nothing between a content and its copy', () => {
    expect(diffContent(smallQuote, structuredClone(smallQuote))).toEqual([]);
  });

  it.each<[string, QuoteContent, object]>([
    [
      'a term',
      { ...smallQuote, terms: { ...smallQuote.terms, paymentDays: 60 } },
      { root: 'terms', element: null, title: 'paymentDays', field: 'paymentDays', before: 30, after: 60 },
    ],
    [
      'a field of a component, by its title',
      withComponent('seats', { unitPrice: '950' }),
      {
        root: 'components',
        element: 'seats',
        title: 'Title of seats',
        field: 'unitPrice',
        before: '300',
        after: '950',
      },
    ],
    [
      'a new title, under the new title',
      withComponent('seats', { title: 'Drift' }),
      {
        root: 'components',
        element: 'seats',
        title: 'Drift',
        field: 'title',
        before: 'Title of seats',
        after: 'Drift',
      },
    ],
    [
      'a choice',
      { ...smallQuote, choices: { training: true } },
      {
        root: 'choices',
        element: 'training',
        title: 'Title of training',
        field: 'choices',
        before: false,
        after: true,
      },
    ],
    [
      'a pick, under the title of its group',
      { ...smallQuote, picks: { platform: ['premium'] } },
      {
        root: 'picks',
        element: 'platform',
        title: 'Platform',
        field: 'picks',
        before: ['basic'],
        after: ['premium'],
      },
    ],
    [
      'a text',
      { ...smallQuote, jointTexts: { goals: paragraphs('Faster invoices') } },
      {
        root: 'jointTexts',
        element: null,
        title: 'goals',
        field: 'goals',
        before: smallQuote.jointTexts.goals,
        after: paragraphs('Faster invoices'),
      },
    ],
  ])('names %s', (_what, after, difference) => {
    expect(diffContent(smallQuote, after)).toEqual([difference]);
  });

  it('names an added and a removed component whole, with what was chosen about it', () => {
    const removed = { ...without('seats'), quantities: {} };
    expect(diffContent(smallQuote, removed)).toMatchObject([
      {
        element: 'seats',
        title: 'Title of seats',
        field: wholeEntry,
        before: { unitPrice: '300' },
        after: null,
      },
    ]);
    expect(diffContent(removed, smallQuote)).toMatchObject([
      {
        element: 'seats',
        title: 'Title of seats',
        field: wholeEntry,
        before: null,
        after: { unitPrice: '300' },
      },
    ]);
  });
});

describe('what of my changes went back', () => {
  const ownChanges = (...steps: [QuoteContent, QuoteContent][]) => {
    const own = new OwnChanges();
    for (const [before, after] of steps) own.add(diffContent(before, after));
    return own;
  };
  const wentBack = (own: OwnChanges, actualToMine: readonly Difference[]) =>
    own.missing(actualToMine).map(asLost);

  it('is what I changed and the actual content does not have', () => {
    const mine = withComponent('seats', { unitPrice: '950' });
    const own = ownChanges([smallQuote, mine]);
    expect(wentBack(own, diffContent(smallQuote, mine))).toEqual([
      {
        root: 'components',
        element: 'seats',
        title: 'Title of seats',
        field: 'unitPrice',
        mine: '950',
        actual: '300',
      },
    ]);
  });

  it('leaves out what others did meanwhile', () => {
    const mine = withComponent('seats', { unitPrice: '950' });
    const actual: QuoteContent = { ...smallQuote, terms: { ...smallQuote.terms, title: 'Theirs' } };
    expect(wentBack(ownChanges([smallQuote, mine]), diffContent(actual, mine))).toMatchObject([
      { element: 'seats', field: 'unitPrice' },
    ]);
  });

  it('leaves out what the server took before it refused the rest', () => {
    const first = withComponent('seats', { unitPrice: '950' });
    const second: QuoteContent = { ...first, choices: { training: true } };
    const own = ownChanges([smallQuote, first], [first, second]);
    expect(wentBack(own, diffContent(first, second))).toMatchObject([{ field: 'choices', mine: true }]);
  });

  it('lists a component that I added and then filled in once, with all that is in it', () => {
    const empty = without('seats');
    const added = withComponent('seats', { unitPrice: null });
    const own = ownChanges([empty, added], [added, smallQuote]);
    expect(wentBack(own, diffContent(empty, smallQuote))).toMatchObject([
      { element: 'seats', field: wholeEntry, mine: { unitPrice: '300' }, actual: null },
    ]);
  });

  it('lists a component that I removed and that is there again', () => {
    const mine = without('seats');
    expect(wentBack(ownChanges([smallQuote, mine]), diffContent(smallQuote, mine))).toMatchObject([
      { element: 'seats', field: wholeEntry, mine: null },
    ]);
  });

  it('is nothing once everything is on disk', () => {
    const mine = withComponent('seats', { unitPrice: '950' });
    const own = ownChanges([smallQuote, mine]);
    own.clear();
    expect(wentBack(own, diffContent(smallQuote, mine))).toEqual([]);
    expect(own.all()).toEqual([]);
  });

  it('is all of it, with what was there before the first of them, when the actual content is out of reach', () => {
    const first = withComponent('seats', { unitPrice: '950' });
    const second = withComponent('seats', { unitPrice: '975' });
    expect(ownChanges([smallQuote, first], [first, second]).all()).toEqual([
      {
        root: 'components',
        element: 'seats',
        title: 'Title of seats',
        field: 'unitPrice',
        mine: '975',
        actual: '300',
      },
    ]);
  });
});

describe('what of my changes others have overtaken', () => {
  const overtakenBy = (mine: QuoteContent, theirs: QuoteContent) => {
    const own = new OwnChanges();
    own.add(diffContent(smallQuote, mine));
    const lost = own.overtaken(diffContent(mine, theirs));
    return { lost, left: own.list() };
  };

  it('is a value of theirs in the place of mine, and no other', () => {
    const mine = withComponent('seats', { unitPrice: '950', title: 'Chairs' });
    const { lost, left } = overtakenBy(mine, withComponent('seats', { unitPrice: '280', title: 'Chairs' }));
    expect(lost).toMatchObject([{ field: 'unitPrice', mine: '950', actual: '280' }]);
    expect(left).toMatchObject([{ field: 'title' }]);
  });

  it('is what was chosen about a component that they removed', () => {
    const mine: QuoteContent = { ...smallQuote, choices: { training: true } };
    const { lost } = overtakenBy(mine, { ...without('training'), choices: {} });
    expect(lost).toMatchObject([
      { root: 'choices', element: 'training', title: 'Title of training', mine: true, actual: null },
    ]);
  });

  it('is nothing of a text, which holds what both wrote', () => {
    const write = (text: string): QuoteContent => ({
      ...smallQuote,
      jointTexts: { goals: paragraphs(text) },
    });
    expect(overtakenBy(write('Mine.'), write('Mine. Theirs.')).lost).toEqual([]);
  });

  it('is nothing where they did the same', () => {
    expect(overtakenBy(without('training'), without('training')).lost).toEqual([]);
  });
});
