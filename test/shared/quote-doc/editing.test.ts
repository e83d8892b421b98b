import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { localOrigin, QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { byRank, firstRanks, ranksBefore } from '#shared/quote-doc/ranks.ts';
import { readComponent } from '#shared/quote-doc/read-component.ts';
import { component, quoteContent, smallQuote } from '../../support/quote-content.ts';

function open(state = encodeNewSharedDocument(smallQuote())): QuoteDocument {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return new QuoteDocument(doc, 'shared');
}

/** Two people with one quote; `sync` brings each what the other did. */
function pair() {
  const state = encodeNewSharedDocument(smallQuote());
  const [one, two] = [open(state), open(state)];
  const sync = () => {
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(two.doc)));
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc, Y.encodeStateVector(one.doc)));
    expect(one.read()).toEqual(two.read());
  };
  return { one, two, sync };
}

const ids = (document: QuoteDocument) => document.read().content.components.map(({ id }) => id);
const find = (document: QuoteDocument, id: string) =>
  document.read().content.components.find((item) => item.id === id);

describe('editing', () => {
  it('is one transaction per method, with the local origin', () => {
    const document = open();
    const origins: unknown[] = [];
    document.doc.on('afterTransaction', ({ origin }: Y.Transaction) => origins.push(origin));
    document.removeSection('start');
    document.addSection({ title: 'Again' });
    expect(origins).toEqual([localOrigin, localOrigin]);
  });

  it('sees in each step of several what the steps before it have done, and afterwards the same', () => {
    const document = open();
    const before = document.read().content;
    document.together(() => {
      const sectionId = document.addSection({ title: 'Together' });
      const [first, second] = ['One', 'Two'].map((title) => document.addComponent({ sectionId, title }));
      if (!first || !second) throw new Error('two were added');
      expect(ids(document).slice(-2)).toEqual([first, second]);
      document.moveComponent(second, { sectionId, groupId: null, beforeId: first });
      const copy = document.duplicateComponent(second);
      expect(ids(document).slice(-3)).toEqual([second, copy, first]);
      document.setComponent(first, 'title', 'Other');
      document.removeComponent(second);
      expect([find(document, first)?.title, find(document, second)]).toEqual(['Other', undefined]);
    });
    const after = document.read().content;
    expect(after).toEqual(open(Y.encodeStateAsUpdate(document.doc)).read().content);
    expect(
      new Set(after.components.map(({ rank, sectionId, groupId }) => `${groupId ?? sectionId} ${rank}`)).size,
    ).toBe(after.components.length);
    // What was not touched is the same object as before: memoised rows stay still.
    expect(after.components[0]).toBe(before.components[0]);
  });

  it('writes nothing when the value is there already', () => {
    const document = open();
    let updates = 0;
    document.doc.on('update', () => updates++);
    document.setTerm('title', 'Marketing automation');
    document.setComponent('seats', 'buyerQuantity', { step: '2', max: '20', min: '2' });
    document.select('training', false);
    document.pick('platform', ['basic']);
    document.setQuantity('seats', '6');
    document.removeComponent('no-such-component');
    expect(updates).toBe(0);
  });

  it('refuses a value that does not fit, before it is written', () => {
    const document = open();
    expect(() => document.setComponent('review', 'unitPrice', '1e9')).toThrow();
    expect(() => document.pick('platform', ['Not An Id'])).toThrow();
    expect(find(document, 'review')?.unitPrice).toBe('48000');
  });

  it('does nothing to what somebody else removed', () => {
    const document = open();
    document.removeComponent('review');
    document.setComponent('review', 'title', 'Ghost');
    document.moveComponent('review', { sectionId: 'start', groupId: null });
    document.setQuantity('review', '2');
    expect(document.duplicateComponent('review')).toBeNull();
    expect(find(document, 'review')).toBeUndefined();
  });

  it('takes a removed component out of the rules that name it, and undoes both as one', () => {
    const document = open();
    document.setComponent('review', 'requires', ['seats', 'training']);
    document.setComponent('training', 'excludes', ['seats']);
    const undo = new Y.UndoManager([document.doc.getMap('components')], {
      trackedOrigins: new Set([localOrigin]),
    });
    document.removeComponent('seats');
    expect(find(document, 'review')?.requires).toEqual(['training']);
    expect(find(document, 'training')?.excludes).toEqual([]);
    undo.undo();
    expect(find(document, 'review')?.requires).toEqual(['seats', 'training']);
    expect(find(document, 'training')?.excludes).toEqual(['seats']);
  });

  it('makes several choices at once, and of sections as of components', () => {
    const document = open();
    document.choose({
      choices: { training: true },
      sectionChoices: { start: false },
      picks: { platform: ['premium'] },
    });
    const { choices, sectionChoices, picks } = document.read().content;
    expect({ choices, sectionChoices, picks }).toEqual({
      choices: { training: true },
      sectionChoices: { start: false },
      picks: { platform: ['premium'] },
    });
    document.removeSection('start');
    expect(document.read().content.sectionChoices).toEqual({});
  });

  it('keeps the seller’s targets in the internal document', () => {
    const internal = new QuoteDocument(new Y.Doc(), 'internal');
    expect(internal.readTargets()).toEqual({ minMarginPercent: null, maxDiscountPercent: null });
    internal.setTarget('minMarginPercent', '20.0');
    expect(internal.readTargets()).toEqual({ minMarginPercent: '20', maxDiscountPercent: null });
  });

  it('keeps what was chosen about a removed component, for when the removal is undone', () => {
    const document = open();
    const undo = new Y.UndoManager([document.doc.getMap('components')], {
      trackedOrigins: new Set([localOrigin]),
    });
    document.removeComponent('seats');
    expect(document.read().content.quantities).toEqual({});
    undo.undo();
    expect(document.read().content.quantities).toEqual({ seats: '6' });
  });

  it('sets a quantity as a choice where the buyer may, and in the component where not', () => {
    const document = open();
    document.setQuantity('seats', '8');
    document.setQuantity('review', '3');
    expect(document.read().content.quantities).toEqual({ seats: '8' });
    expect(find(document, 'seats')?.quantity).toBe('4');
    expect(find(document, 'review')?.quantity).toBe('3');
  });

  it('removes a section with everything in it', () => {
    const document = open();
    document.removeSection('start');
    const { sections, choiceGroups, components } = document.read().content;
    expect([sections, choiceGroups, components]).toEqual([[], [], []]);
  });

  it('dissolves a group into optional components in its place', () => {
    const document = open();
    const last = document.addComponent({ sectionId: 'start', title: 'Last' });
    document.removeChoiceGroup('platform');
    expect(ids(document)).toEqual(['review', 'training', 'seats', 'basic', 'premium', last]);
    expect(find(document, 'basic')).toMatchObject({ groupId: null, presence: 'optional' });
    expect(document.read().content.picks).toEqual({});
  });

  it('places, moves and copies by what stands after', () => {
    const document = open();
    const first = document.addComponent({ sectionId: 'start' }, 'review');
    const copy = document.duplicateComponent('review');
    document.moveComponent('seats', { sectionId: 'start', groupId: 'platform', beforeId: 'premium' });
    document.moveChoiceGroup('platform', { sectionId: 'start', beforeId: 'training' });
    expect(ids(document)).toEqual([first, 'review', copy, 'basic', 'seats', 'premium', 'training']);
    const section = document.addSection({}, 'start');
    document.moveChoiceGroup('platform', { sectionId: section });
    expect(find(document, 'basic')?.sectionId).toBe(section);
    document.moveSection(section);
    expect(document.read().content.sections.map(({ id }) => id)).toEqual(['start', section]);
  });

  it('reads one component by itself, as it stands in the whole', () => {
    const document = open();
    for (const id of ids(document)) {
      expect(readComponent(document.doc, id)).toEqual({ value: find(document, id), issues: [] });
    }
    expect(readComponent(document.doc, 'nothing')).toEqual({ value: null, issues: [] });
  });

  it('says that a text is not there before the first sync', () => {
    expect(() => new QuoteDocument(new Y.Doc(), 'shared').fragment('goals')).toThrow(/first sync/);
  });
});

describe('two people at once', () => {
  it('leave one pick in a group where one is picked', () => {
    const { one, two, sync } = pair();
    one.pick('platform', ['basic']);
    one.pick('platform', ['premium']);
    two.pick('platform', []);
    two.pick('platform', ['basic']);
    sync();
    expect(one.read().content.picks['platform']).toHaveLength(1);
  });

  it('may insert in the same place, and then between the two', () => {
    const { one, two, sync } = pair();
    const a = one.addComponent({ sectionId: 'start' }, 'training');
    const b = two.addComponent({ sectionId: 'start' }, 'training');
    sync();
    expect(find(one, a)?.rank).toBe(find(one, b)?.rank);
    const [first = '', second = ''] = [a, b].sort();
    const between = one.addComponent({ sectionId: 'start' }, second);
    sync();
    expect(ids(two)).toEqual(['review', first, between, second, 'training', 'seats', 'basic', 'premium']);
  });

  it('may edit different fields of one component', () => {
    const { one, two, sync } = pair();
    one.setComponent('review', 'title', 'Review');
    two.setComponent('review', 'unitPrice', '1');
    sync();
    expect(find(two, 'review')).toMatchObject({ title: 'Review', unitPrice: '1' });
  });

  it('may move a component and edit it at the same time', () => {
    const { one, two, sync } = pair();
    one.moveComponent('review', { sectionId: 'start', groupId: null });
    two.setComponent('review', 'title', 'Moved');
    sync();
    expect(ids(one).at(-1)).toBe('review');
    expect(find(one, 'review')?.title).toBe('Moved');
  });
});

describe('ranks', () => {
  it('stay short and in order however often something is put in one place', () => {
    const document = open(encodeNewSharedDocument(quoteContent({ sections: smallQuote().sections })));
    const expected: string[] = [];
    for (let count = 0; count < 400; count++) {
      expected.unshift(document.addComponent({ sectionId: 'start' }, expected[0]));
      if (count % 3 === 0) expected.splice(1, 0, document.addComponent({ sectionId: 'start' }, expected[1]));
    }
    expect(ids(document)).toEqual(expected);
    const longest = Math.max(...document.read().content.components.map(({ rank }) => rank.length));
    expect(longest).toBeLessThanOrEqual(40);
  });

  it('put anything anywhere in any row, broken ranks and equal ranks included', () => {
    const rank = fc.oneof(
      fc.constantFrom(...firstRanks(5), '0', 'a00', 'zz', 'a'),
      fc.stringMatching(/^[a-z]{1,4}$/),
    );
    fc.assert(
      fc.property(
        fc.array(rank, { maxLength: 8 }),
        fc.nat({ max: 8 }),
        fc.nat({ max: 3 }),
        (row, at, count) => {
          const old = row.map((value, index) => ({ id: `old${index}`, rank: value })).sort(byRank);
          const added = Array.from({ length: count }, (_, index) => `new${index}`);
          const changed = new Map(ranksBefore(old, added, old[at]?.id).map((item) => [item.id, item.rank]));
          const all = [...old.map(({ id }) => id), ...added].map((id) => ({
            id,
            rank: changed.get(id) ?? old.find((item) => item.id === id)?.rank ?? '',
          }));
          const wanted = old.map(({ id }) => id).toSpliced(Math.min(at, old.length), 0, ...added);
          expect(all.sort(byRank).map(({ id }) => id)).toEqual(wanted);
        },
      ),
    );
  });

  it('are by id where they are equal, on every peer', () => {
    const rows = ['b', 'a', 'c'].map((id) => component(id, { rank: 'a0' }));
    expect(rows.sort(byRank).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
