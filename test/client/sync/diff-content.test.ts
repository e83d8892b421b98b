import { describe, expect, it } from 'vitest';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { diffContent, wholeEntry } from '../../../client/sync/diff-content.ts';
import { OwnChanges } from '../../../client/sync/own-changes.ts';
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

  it('is what I changed and the actual content does not have', () => {
    const mine = withComponent('seats', { unitPrice: '950' });
    const own = ownChanges([smallQuote, mine]);
    expect(own.wentBack(diffContent(smallQuote, mine))).toEqual([
      { element: 'seats', title: 'Title of seats', field: 'unitPrice', mine: '950', actual: '300' },
    ]);
  });

  it('leaves out what others did meanwhile', () => {
    const mine = withComponent('seats', { unitPrice: '950' });
    const actual: QuoteContent = { ...smallQuote, terms: { ...smallQuote.terms, title: 'Theirs' } };
    expect(ownChanges([smallQuote, mine]).wentBack(diffContent(actual, mine))).toMatchObject([
      { element: 'seats', field: 'unitPrice' },
    ]);
  });

  it('leaves out what the server took before it refused the rest', () => {
    const first = withComponent('seats', { unitPrice: '950' });
    const second: QuoteContent = { ...first, choices: { training: true } };
    const own = ownChanges([smallQuote, first], [first, second]);
    expect(own.wentBack(diffContent(first, second))).toMatchObject([{ field: 'choices', mine: true }]);
  });

  it('lists a component that I added and then filled in once, with all that is in it', () => {
    const empty = without('seats');
    const added = withComponent('seats', { unitPrice: null });
    const own = ownChanges([empty, added], [added, smallQuote]);
    expect(own.wentBack(diffContent(empty, smallQuote))).toMatchObject([
      { element: 'seats', field: wholeEntry, mine: { unitPrice: '300' }, actual: null },
    ]);
  });

  it('lists a component that I removed and that is there again', () => {
    const mine = without('seats');
    expect(ownChanges([smallQuote, mine]).wentBack(diffContent(smallQuote, mine))).toMatchObject([
      { element: 'seats', field: wholeEntry, mine: null },
    ]);
  });

  it('is nothing once everything is on disk', () => {
    const mine = withComponent('seats', { unitPrice: '950' });
    const own = ownChanges([smallQuote, mine]);
    own.clear();
    expect(own.wentBack(diffContent(smallQuote, mine))).toEqual([]);
    expect(own.all()).toEqual([]);
  });

  it('is all of it, with what was there before the first of them, when the actual content is out of reach', () => {
    const first = withComponent('seats', { unitPrice: '950' });
    const second = withComponent('seats', { unitPrice: '975' });
    expect(ownChanges([smallQuote, first], [first, second]).all()).toEqual([
      { element: 'seats', title: 'Title of seats', field: 'unitPrice', mine: '975', actual: '300' },
    ]);
  });
});
