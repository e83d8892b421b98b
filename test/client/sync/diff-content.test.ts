import { describe, expect, it } from 'vitest';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { diffContent, wholeEntry } from '../../../client/sync/diff-content.ts';
import { OwnChanges } from '../../../client/sync/own-changes.ts';
import { group, hosting, onboarding, smallQuote, standard, twoWay } from './content.ts';

const text = (words: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

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
      withComponent(hosting, { unitPrice: '950' }),
      {
        root: 'components',
        element: hosting,
        title: 'hosting',
        field: 'unitPrice',
        before: '900',
        after: '950',
      },
    ],
    [
      'a new title, under the new title',
      withComponent(hosting, { title: 'Drift' }),
      {
        root: 'components',
        element: hosting,
        title: 'Drift',
        field: 'title',
        before: 'hosting',
        after: 'Drift',
      },
    ],
    [
      'a choice that was not stated before',
      { ...smallQuote, choices: { [onboarding]: false } },
      {
        root: 'choices',
        element: onboarding,
        title: 'onboarding',
        field: 'choices',
        before: null,
        after: false,
      },
    ],
    [
      'a pick, under the title of its group',
      { ...smallQuote, picks: { [group]: [twoWay] } },
      {
        root: 'picks',
        element: group,
        title: 'Connector',
        field: 'picks',
        before: [standard],
        after: [twoWay],
      },
    ],
    [
      'a text',
      { ...smallQuote, jointTexts: { goals: text('Faster invoices') } },
      {
        root: 'jointTexts',
        element: null,
        title: 'goals',
        field: 'goals',
        before: smallQuote.jointTexts.goals,
        after: text('Faster invoices'),
      },
    ],
  ])('names %s', (_what, after, difference) => {
    expect(diffContent(smallQuote, after)).toEqual([difference]);
  });

  it('names an added and a removed component whole', () => {
    const removed = without(hosting);
    expect(diffContent(smallQuote, removed)).toMatchObject([
      { element: hosting, title: 'hosting', field: wholeEntry, before: { unitPrice: '900' }, after: null },
    ]);
    expect(diffContent(removed, smallQuote)).toMatchObject([
      { element: hosting, title: 'hosting', field: wholeEntry, before: null, after: { unitPrice: '900' } },
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
    const mine = withComponent(hosting, { unitPrice: '950' });
    const own = ownChanges([smallQuote, mine]);
    expect(own.wentBack(diffContent(smallQuote, mine))).toEqual([
      { element: hosting, title: 'hosting', field: 'unitPrice', mine: '950', actual: '900' },
    ]);
  });

  it('leaves out what others did meanwhile', () => {
    const mine = withComponent(hosting, { unitPrice: '950' });
    const actual: QuoteContent = { ...smallQuote, terms: { ...smallQuote.terms, title: 'Theirs' } };
    expect(ownChanges([smallQuote, mine]).wentBack(diffContent(actual, mine))).toMatchObject([
      { element: hosting, field: 'unitPrice' },
    ]);
  });

  it('leaves out what the server took before it refused the rest', () => {
    const first = withComponent(hosting, { unitPrice: '950' });
    const second: QuoteContent = { ...first, choices: { [onboarding]: false } };
    const own = ownChanges([smallQuote, first], [first, second]);
    expect(own.wentBack(diffContent(first, second))).toMatchObject([{ field: 'choices', mine: false }]);
  });

  it('lists a component that I added and then filled in once, with all that is in it', () => {
    const empty = without(hosting);
    const added = withComponent(hosting, { unitPrice: null });
    const own = ownChanges([empty, added], [added, smallQuote]);
    expect(own.wentBack(diffContent(empty, smallQuote))).toMatchObject([
      { element: hosting, field: wholeEntry, mine: { unitPrice: '900' }, actual: null },
    ]);
  });

  it('lists a component that I removed and that is there again', () => {
    const mine = without(hosting);
    expect(ownChanges([smallQuote, mine]).wentBack(diffContent(smallQuote, mine))).toMatchObject([
      { element: hosting, field: wholeEntry, mine: null },
    ]);
  });

  it('is nothing once everything is on disk', () => {
    const mine = withComponent(hosting, { unitPrice: '950' });
    const own = ownChanges([smallQuote, mine]);
    own.clear();
    expect(own.wentBack(diffContent(smallQuote, mine))).toEqual([]);
    expect(own.all()).toEqual([]);
  });

  it('is all of it, with what was there before the first of them, when the actual content is out of reach', () => {
    const first = withComponent(hosting, { unitPrice: '950' });
    const second = withComponent(hosting, { unitPrice: '975' });
    expect(ownChanges([smallQuote, first], [first, second]).all()).toEqual([
      { element: hosting, title: 'hosting', field: 'unitPrice', mine: '975', actual: '900' },
    ]);
  });
});
