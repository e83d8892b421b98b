import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { copyOf } from '#shared/clipboard/copied.ts';
import { readCopied } from '#shared/clipboard/read-copied.ts';
import { written } from '#shared/clipboard/written.ts';
import type { ElementId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { newElementId } from '#shared/quote-doc/element-id.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { createManyEdit } from '../../../../client/quote-room/many/many-edit.ts';
import { outlineOf, rowIds } from '../../../../client/quote-room/quote-outline.ts';
import { createUndo, redoLast, undoLast } from '../../../../client/sync/undo.ts';
import { smallQuote } from '../../../support/quote-content.ts';

/** A seller's desk on real documents, and a second person's copy of the shared one. */
function openDesk() {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeNewSharedDocument(smallQuote()));
  const stack = createUndo(doc);
  const document = new QuoteDocument(doc, 'shared');
  const internal = new QuoteDocument(new Y.Doc(), 'internal');
  const content = () => document.read().content;
  const edit = createManyEdit({
    edit: (change) => {
      stack.stopCapturing();
      change(document);
      stack.stopCapturing();
      return true;
    },
    asOneStep: (act) => act(),
    note: (notes) => {
      for (const { id, source, costs } of notes) internal.noteTaken(id, source, costs);
      return true;
    },
    content,
    privateParts: () => ({ costs: internal.readCosts(), sources: internal.readSources() }),
  });
  const of = (id: ElementId | undefined) => {
    const found = content().components.find((component) => component.id === id);
    if (!found) throw new Error(`no component ${id}`);
    return found;
  };
  return { doc, stack, document, internal, content, edit, of, rows: () => rowIds(outlineOf(content())) };
}
const set = (...ids: ElementId[]): ReadonlySet<ElementId> => new Set(ids);
const clipped = (desk: ReturnType<typeof openDesk>, ids: ReadonlySet<ElementId>) => {
  const copied = copyOf(desk.content(), ids, newElementId());
  const read = copied && readCopied(written(copied, 'en').own);
  if (!read || typeof read === 'string') throw new Error(`${read}`);
  return read;
};
const none = { costs: {}, sources: {} };
const total = (desk: ReturnType<typeof openDesk>) => priceQuote(desk.content()).firstYear.net;

describe('several components at once', () => {
  it('are pasted into another quote as they stand, as one step that undo takes back and redo brings again', () => {
    const [from, to] = [openDesk(), openDesk()];
    from.internal.noteTaken('training', null, { unitCost: '4000', note: 'ours' });
    const before = to.rows();
    const copied = clipped(from, set(...from.rows()));
    const own = { costs: from.internal.readCosts(), sources: {} };
    const ids = to.edit.paste(copied, own, { after: 'review', keepsFigures: true });
    expect(to.rows()).toEqual([before[0], ...ids, ...before.slice(1)]);
    expect(to.of(ids[1])).toMatchObject({ title: from.of('training').title, unitPrice: '12500' });
    expect(to.internal.readCosts()).toMatchObject({ [ids[1] ?? '']: { unitCost: '4000', note: 'ours' } });
    expect(JSON.stringify(to.content())).not.toContain('ours');
    expect(undoLast(to.stack)).toBe('done');
    expect(to.rows()).toEqual(before);
    expect(redoLast(to.stack)).toBe('done');
    expect(to.rows()).toEqual([before[0], ...ids, ...before.slice(1)]);
  });

  it('that were pasted are taken back exactly, though somebody else has changed one meanwhile', () => {
    const desk = openDesk();
    const before = desk.rows();
    const copied = clipped(desk, set('review', 'training'));
    for (let times = 0; times < 4; times += 1)
      desk.edit.paste(copied, none, { after: 'review', keepsFigures: true });
    const [, chosen] = desk.edit.paste(copied, none, { after: 'review', keepsFigures: true });
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(desk.doc));
    const other = new QuoteDocument(theirs, 'shared');
    other.select(chosen ?? '', true);
    other.select('training', true);
    Y.applyUpdate(desk.doc, Y.encodeStateAsUpdate(theirs), { provider: true });
    expect(desk.rows()).toHaveLength(before.length + 10);
    for (let times = 0; times < 5; times += 1) expect(undoLast(desk.stack)).toBe('done');
    expect(desk.rows()).toEqual(before);
    // What the other did to what was there before stays.
    expect(desk.content().choices).toEqual({ training: true });
  });

  it('are duplicated beside themselves, with their rules and the figures that only sellers see', () => {
    const desk = openDesk();
    desk.document.setComponent('training', 'requires', ['review', 'seats']);
    desk.internal.noteTaken('training', null, { unitCost: '4000' });
    const [a, b] = desk.edit.duplicate(set('review', 'training'));
    expect(desk.rows().slice(0, 4)).toEqual(['review', 'training', a, b]);
    expect(desk.of(b).requires).toEqual([a, 'seats']);
    expect(desk.internal.readCosts()).toMatchObject({ [b ?? '']: { unitCost: '4000' } });
    undoLast(desk.stack);
    expect(desk.rows().slice(0, 3)).toEqual(['review', 'training', 'seats']);
  });

  it('are duplicated as a group where they are one, and inside their group where they are a part of one', () => {
    const desk = openDesk();
    const members = desk.rows().slice(3);
    desk.edit.duplicate(set(...members));
    expect(desk.content().choiceGroups).toHaveLength(2);
    const [one = ''] = members;
    desk.edit.duplicate(set(one));
    expect(desk.content().components.filter(({ groupId }) => groupId === 'platform')).toHaveLength(3);
  });

  it('are removed with the group that they were all of, and come back as one step', () => {
    const desk = openDesk();
    const before = desk.rows();
    const was = total(desk);
    desk.edit.remove(set('review', ...before.slice(3)));
    expect(desk.rows()).toEqual(['training', 'seats']);
    expect(desk.content().choiceGroups).toEqual([]);
    undoLast(desk.stack);
    expect(desk.rows()).toEqual(before);
    expect(total(desk)).toBe(was);
  });

  it('take the rules of others that name them along when they are removed, all of them', () => {
    const desk = openDesk();
    desk.document.setComponent('seats', 'requires', ['review', 'training']);
    desk.edit.remove(set('review', 'training'));
    expect(desk.of('seats').requires).toEqual([]);
  });

  it('move to a section in their order, and what leaves its group counts as it did', () => {
    const desk = openDesk();
    const sectionId = desk.document.addSection({ title: 'Later' });
    const [picked = '', other = ''] = desk.rows().slice(3);
    desk.document.pick('platform', [picked]);
    const was = total(desk);
    desk.edit.moveTo(set('review', picked), sectionId);
    expect(desk.rows()).toEqual(['training', 'seats', other, 'review', picked]);
    expect(total(desk)).toBe(was);
    undoLast(desk.stack);
    expect(desk.rows().slice(3)).toEqual([picked, other]);
  });

  it('take one discount in place of the one they have, and nothing else that was agreed', () => {
    const desk = openDesk();
    const charge = { kind: 'charge', amount: '100' } as const;
    desk.document.setComponent('review', 'adjustments', [charge, { kind: 'discount', percent: '5' }]);
    desk.edit.setDiscount(set('review', 'training'), '10');
    expect(desk.of('review').adjustments).toEqual([charge, { kind: 'discount', percent: '10' }]);
    expect(desk.of('training').adjustments).toEqual([{ kind: 'discount', percent: '10' }]);
    desk.edit.setDiscount(set('review', 'training'), null);
    expect(desk.of('review').adjustments).toEqual([charge]);
    undoLast(desk.stack);
    undoLast(desk.stack);
    expect(desk.of('training').adjustments).toEqual([]);
  });

  it('become alternatives where they are put into a group, and never a group in a group', () => {
    const desk = openDesk();
    const members = desk.rows().slice(3);
    const at = { after: members[0] ?? '', keepsFigures: true };
    const [one] = desk.edit.paste(clipped(desk, set('review')), none, at);
    expect(desk.of(one)).toMatchObject({ groupId: 'platform', presence: 'optional' });
    desk.edit.paste(clipped(desk, set(...members, one ?? '')), none, at);
    const groups = desk.content().choiceGroups;
    expect(groups).toHaveLength(2);
    expect(groups[1]?.rank.localeCompare(groups[0]?.rank ?? '')).toBe(1);
  });

  it('come from rows, as one step, with what only sellers see beside the quote', () => {
    const desk = openDesk();
    const before = desk.rows();
    const rows = ['A', 'B', 'C'].map((title) => ({ component: { title, unitPrice: '10' }, costs: {} }));
    const ids = desk.edit.addRows(
      [...rows, { component: { title: 'D' }, costs: { unitCost: '5' } }],
      'start',
    );
    expect(desk.rows()).toEqual([...before, ...ids]);
    expect(desk.internal.readCosts()).toEqual({
      [ids[3] ?? '']: { unitCost: '5', floorPrice: null, note: '' },
    });
    expect(JSON.stringify(desk.content())).not.toContain('unitCost');
    undoLast(desk.stack);
    expect(desk.rows()).toEqual(before);
  });
});
