import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ParticipantId } from '#shared/ids.ts';
import type { Change, ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { ChangeRecorder } from '../../../server/rooms/changes.ts';
import type { Touched } from '../../../server/rooms/standing.ts';
import { component, smallQuote } from '../../support/quote-content.ts';

const anna: ParticipantView = {
  id: ParticipantId.parse('anna-00000'),
  side: 'buyer',
  name: 'Anna',
  title: '',
  colour: 0,
};

function quoteWith(content: QuoteContent = smallQuote()) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeNewSharedDocument(content));
  const quote = new QuoteDocument(doc, 'shared');
  const recorder = new ChangeRecorder(doc);
  let seq = 0;
  /** The rows of one edit that writes these places. */
  const log = (touched: Touched[], edit: (quote: QuoteDocument) => void, at = 1_000): Change[] => {
    const recording = recorder.before(touched);
    edit(quote);
    seq += 1;
    return [...recording.after({ seq, participant: anna, at }).changes];
  };
  return { quote, log };
}

const at = (root: string, entry: string | null, field: string | null = null): Touched => ({
  root,
  entry,
  field,
});
const sek = (amount: number, period = 'once') => ({ amount, currency: 'SEK', period });

describe('the attributed log: choices', () => {
  it('an option that is selected, with its price and what it adds', () => {
    const { log } = quoteWith();
    expect(log([at('choices', 'training')], (quote) => quote.select('training', true))).toEqual([
      {
        seq: 1,
        ordinal: 0,
        at: 1_000,
        participant: anna,
        kind: 'selected',
        element: { id: 'training', title: 'Title of training' },
        field: null,
        before: false,
        after: true,
        price: sek(1_250_000),
        difference: 1_250_000,
      },
    ]);
  });

  it('an option that starts selected and is deselected, at the quantity it had', () => {
    const { log } = quoteWith();
    const [row] = log([at('choices', 'seats')], (quote) => quote.select('seats', false));
    expect(row).toMatchObject({
      kind: 'deselected',
      before: true,
      after: false,
      price: sek(180_000, 'month'),
      difference: -180_000,
    });
  });

  it('saying again what holds already is no change', () => {
    const { log } = quoteWith();
    expect(log([at('choices', 'seats')], (quote) => quote.select('seats', true))).toEqual([]);
  });

  it('another pick in a group, with the difference between the two', () => {
    const { log } = quoteWith();
    expect(log([at('picks', 'platform')], (quote) => quote.pick('platform', ['premium']))).toMatchObject([
      {
        kind: 'picked',
        element: { id: 'platform', title: 'Platform' },
        before: ['basic'],
        after: ['premium'],
        price: sek(190_000),
        difference: 100_000,
      },
    ]);
  });

  it('a quantity, with what it does to the amount', () => {
    const { log } = quoteWith();
    expect(log([at('quantities', 'seats')], (quote) => quote.setQuantity('seats', '10'))).toMatchObject([
      {
        kind: 'quantity',
        field: 'quantity',
        before: '6',
        after: '10',
        price: sek(300_000, 'month'),
        difference: 120_000,
      },
    ]);
  });
});

describe('the attributed log: a section that is chosen as a whole', () => {
  const optional = () => {
    const { quote, log } = quoteWith();
    quote.setSection('start', 'presence', 'optional');
    return { quote, log };
  };

  it('is left out and chosen again under its own title', () => {
    const { log } = optional();
    const element = { id: 'start', title: 'Start' };
    const choose = (chosen: boolean) =>
      log([at('sectionChoices', 'start')], (quote) => quote.selectSection('start', chosen));
    expect(choose(false)).toMatchObject([
      { kind: 'deselected', element, before: true, after: false, price: null, difference: null },
    ]);
    expect(choose(false)).toEqual([]);
    expect(choose(true)).toMatchObject([{ kind: 'selected', element, before: false, after: true }]);
  });

  it('lets nothing that is chosen in it add to an amount while it is left out', () => {
    const { quote, log } = optional();
    const select = () => log([at('choices', 'training')], (document) => document.select('training', true));
    const pick = (id: string) =>
      log([at('picks', 'platform')], (document) => document.pick('platform', [id]));
    quote.selectSection('start', false);
    expect(select()).toMatchObject([{ kind: 'selected', price: sek(1_250_000), difference: null }]);
    expect(pick('premium')).toMatchObject([{ kind: 'picked', difference: null }]);
    log([at('sectionChoices', 'start')], (document) => document.selectSection('start', true));
    quote.select('training', false);
    expect(pick('basic')).toMatchObject([{ kind: 'picked', difference: -100_000 }]);
  });
});

describe('the attributed log: what the seller builds', () => {
  it.each<[string, Touched, (quote: QuoteDocument) => void, Partial<Change>]>([
    [
      'a price',
      at('components', 'review', 'unitPrice'),
      (quote) => quote.setComponent('review', 'unitPrice', '50000'),
      { kind: 'price', before: '48000', after: '50000', difference: 200_000 as Change['difference'] },
    ],
    [
      'a discount on a line',
      at('components', 'review', 'adjustments'),
      (quote) => quote.setComponent('review', 'adjustments', [{ kind: 'discount', percent: '10' }]),
      { kind: 'discount', difference: -480_000 as Change['difference'] },
    ],
    [
      'a price of what is not selected changes nothing that counts',
      at('components', 'training', 'unitPrice'),
      (quote) => quote.setComponent('training', 'unitPrice', '1'),
      { kind: 'price', difference: null },
    ],
    [
      'a title',
      at('components', 'review', 'title'),
      (quote) => quote.setComponent('review', 'title', 'Overview'),
      { kind: 'edited', field: 'title', element: { id: 'review', title: 'Overview' }, difference: null },
    ],
    [
      'a discount on a section',
      at('sections', 'start', 'discountPercent'),
      (quote) => quote.setSection('start', 'discountPercent', '5'),
      { kind: 'discount', element: { id: 'start', title: 'Start' }, before: null, after: '5' },
    ],
    [
      'the title of the quote',
      at('terms', null, 'title'),
      (quote) => quote.setTerm('title', 'New'),
      { kind: 'terms', element: null, field: 'title', before: 'Marketing automation', after: 'New' },
    ],
    [
      'the discount on the quote',
      at('terms', null, 'quoteDiscount'),
      (quote) => quote.setTerm('quoteDiscount', { percent: '3' }),
      { kind: 'discount', element: null, after: { percent: '3' } },
    ],
  ])('%s', (_, touched, edit, expected) => {
    const { log } = quoteWith();
    expect(log([touched], edit)).toMatchObject([expected]);
  });

  it('a component that is added counts from then on', () => {
    const { log } = quoteWith();
    const rows = log([at('components', 'extra')], ({ doc }) => {
      const entry = new Y.Map(Object.entries(component('extra', { unitPrice: '100' })));
      doc.getMap('components').set('extra', entry);
    });
    expect(rows).toMatchObject([
      { kind: 'added', after: 'Title of extra', price: sek(10_000), difference: 10_000 },
    ]);
  });

  it('a component that is removed is told with the price it had', () => {
    const { log } = quoteWith();
    expect(log([at('components', 'review')], (quote) => quote.removeComponent('review'))).toMatchObject([
      {
        kind: 'removed',
        element: { id: 'review', title: 'Title of review' },
        price: sek(4_800_000),
        difference: -4_800_000,
      },
    ]);
  });

  it('a move is one row, and several changes of one line tell the difference once', () => {
    const { log } = quoteWith();
    const moved = ['groupId', 'rank', 'sectionId'].map((field) => at('components', 'training', field));
    const place = { sectionId: 'start', groupId: 'platform' };
    expect(log(moved, (quote) => quote.moveComponent('training', place))).toMatchObject([{ kind: 'moved' }]);

    const two = [at('components', 'review', 'unitPrice'), at('components', 'review', 'quantity')];
    const rows = log(two, (quote) =>
      quote.doc.transact(() => {
        quote.setComponent('review', 'unitPrice', '10');
        quote.setComponent('review', 'quantity', '3');
      }),
    );
    expect(rows.map(({ kind, ordinal, difference }) => [kind, ordinal, difference])).toEqual([
      ['price', 0, 3_000 - 4_800_000],
      ['quantity', 1, null],
    ]);
  });

  it('a price that is not known is not stated as 0', () => {
    const { log } = quoteWith();
    const touched = [at('components', 'review', 'unitPrice')];
    const [row] = log(touched, (quote) => quote.setComponent('review', 'unitPrice', null));
    expect(row).toMatchObject({ kind: 'price', after: null, difference: null });
  });
});

describe('the attributed log: texts', () => {
  const write = at('jointTexts', 'goals');

  it('a difference too large to be exact is not stated, and the pick is logged all the same', () => {
    const content = smallQuote();
    const huge = { unitPrice: '9000000000000', quantity: '10' };
    const [one, two] = content.components.filter(({ groupId }) => groupId !== null);
    if (!one?.groupId || !two) throw new Error('the small quote has a group of two');
    const group = one.groupId;
    const components = content.components.map((of) => (of.groupId === group ? { ...of, ...huge } : of));
    const { log } = quoteWith({
      ...content,
      choiceGroups: content.choiceGroups.map((of) => (of.id === group ? { ...of, max: 2 } : of)),
      components,
      picks: { [group]: [] },
    });
    const [row] = log([at('picks', group)], (quote) => quote.pick(group, [one.id, two.id]));
    expect(row).toMatchObject({ kind: 'picked', difference: null });
  });

  it('a text is logged once a minute per person, not once per key', () => {
    const { log } = quoteWith();
    const moments = [0, 1_000, 59_999, 60_000, 60_001].map((time) => log([write], () => {}, time).length);
    expect(moments).toEqual([1, 0, 0, 1, 0]);
  });

  it('names the text and keeps its words to itself', () => {
    const { log } = quoteWith();
    expect(log([write, write], () => {})).toMatchObject([
      { kind: 'text', field: 'goals', element: null, before: null, after: null },
    ]);
  });
});
