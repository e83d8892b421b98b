import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { CatalogueItem, CatalogueValues } from '#shared/catalogue/catalogue-item.ts';
import { repricings } from '#shared/catalogue/take.ts';
import { CatalogueItemId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { createCatalogueEdit } from '../../../client/quote-room/editor/catalogue-edit.ts';
import { outlineOf, rowIds } from '../../../client/quote-room/quote-outline.ts';
import { createRoomEdit } from '../../../client/quote-room/room-edit.ts';
import { migration } from '../../support/catalogue.ts';
import { smallQuote } from '../../support/quote-content.ts';

/** The room's edits on a real document; `isReady: false` is a room that takes no changes now. */
function openRoom({ isReady = true } = {}) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeNewSharedDocument(smallQuote()));
  const document = new QuoteDocument(doc, 'shared');
  const internal = new QuoteDocument(new Y.Doc(), 'internal');
  const content = () => document.read().content;
  const told = { leftOut: vi.fn(), removed: vi.fn(), sectionRemoved: vi.fn() };
  const focusField = vi.fn();
  const setCost = vi.fn(() => true);
  const setTarget = vi.fn(() => true);
  const shared = {
    edit: (change: (document: QuoteDocument) => void) => {
      if (isReady) change(document);
      return isReady;
    },
    content,
    focusField,
  };
  const edit = createRoomEdit({ ...shared, setCost, setTarget, told });
  const catalogue = createCatalogueEdit({
    ...shared,
    asOneStep: (act) => act(),
    note: (notes) => {
      for (const { id, source, costs } of notes) internal.noteTaken(id, source, costs);
      return true;
    },
  });
  const component = (id: string) => {
    const found = content().components.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`no component ${id}`);
    return found;
  };
  return {
    edit,
    catalogue,
    content,
    component,
    told,
    focusField,
    setCost,
    internal,
    rows: () => rowIds(outlineOf(content())),
  };
}

describe('what is taken from the catalogue', () => {
  const item = (values: CatalogueValues, revision = 1): CatalogueItem => ({
    id: CatalogueItemId.parse('item-0001'),
    revision,
    values,
    changedBy: 'Erik',
    changedAt: 0,
  });
  const taken = (room: ReturnType<typeof openRoom>) => {
    const found = room.content().components.find(({ title }) => title === 'Data migration');
    if (!found) throw new Error('nothing was taken');
    return found;
  };
  const now = (room: ReturnType<typeof openRoom>, ...items: CatalogueItem[]) =>
    repricings(
      { content: room.content(), costs: room.internal.readCosts(), sources: room.internal.readSources() },
      items,
    );

  it('is a copy: the private part goes into the internal document, with where it is from, and none of it beside', () => {
    const room = openRoom();
    expect(room.catalogue.takeItem(item(migration))).toBe(true);
    const { id, ...fields } = taken(room);
    expect(fields).toMatchObject(migration.component);
    expect(room.internal.readCosts()[id]).toEqual(migration.costs);
    expect(room.internal.readSources()[id]).toEqual({ item: 'item-0001', revision: 1 });
    expect(JSON.stringify(room.content())).not.toMatch(/item-0001|1050|volumes/);
    // The internal document a buyer never opens is the only place that says it; were it not, this would find it.
    expect(JSON.stringify(room.internal.readCosts())).toMatch(/1050.*volumes/);
  });

  it('stays as it was taken, whatever the catalogue says later, until somebody takes what it says', () => {
    const room = openRoom();
    room.catalogue.takeItem(item(migration));
    const { id } = taken(room);
    room.edit.patchComponent(id, { adjustments: [{ kind: 'discount', percent: '10' }] });
    const dearer = item(
      {
        ...migration,
        component: {
          ...migration.component,
          title: 'Other words',
          tiers: [{ upTo: null, unitPrice: '2000' }],
        },
        costs: { ...migration.costs, unitCost: '1000' },
      },
      2,
    );
    expect(now(room, item(migration))).toEqual([]);
    const before = room.content();
    const found = now(room, dearer);
    expect(room.content()).toBe(before);
    // 10 × 1 800 + 14 × 1 400 + 250.50 and 24 × 2 000, each less a tenth.
    expect(found).toMatchObject([
      {
        id,
        before: { net: 34_06_545, unitCost: '900' },
        after: { net: 43_20_000, unitCost: '1000' },
        difference: 9_13_455,
      },
    ]);
    room.catalogue.reprice([]);
    expect(room.content()).toBe(before);
    room.catalogue.reprice(found);
    expect(taken(room)).toMatchObject({
      title: 'Data migration',
      tiers: [{ upTo: null, unitPrice: '2000' }],
      adjustments: [{ kind: 'discount', percent: '10' }],
    });
    expect(room.internal.readCosts()[id]).toEqual({ ...migration.costs, unitCost: '1000' });
    expect(room.internal.readSources()[id]).toEqual({ item: 'item-0001', revision: 2 });
    expect(now(room, dearer)).toEqual([]);
  });

  it('comes without its price where that is in another currency', () => {
    const room = openRoom();
    expect(room.catalogue.takeItem(item({ ...migration, currency: 'EUR' }))).toBe(false);
    const { id, tiers, unitPrice, priceModel } = taken(room);
    expect([tiers, unitPrice, priceModel]).toEqual([[], null, 'flat']);
    expect(room.internal.readCosts()[id]).toMatchObject({ unitCost: null, floorPrice: null });
  });
});

describe('the edits of the room', () => {
  it('leave out with a word and a way back, and choose without', () => {
    const { edit, content, component, told } = openRoom();
    edit.select(component('seats'), false);
    expect(content().choices['seats']).toBe(false);
    expect(told.leftOut).toHaveBeenCalledOnce();
    edit.select(component('seats'), true);
    expect(told.leftOut).toHaveBeenCalledOnce();
  });

  it('say nothing of what could not be changed', () => {
    const { edit, component, told, rows } = openRoom({ isReady: false });
    edit.select(component('seats'), false);
    edit.removeComponent(component('seats'));
    expect(told.leftOut).not.toHaveBeenCalled();
    expect(told.removed).not.toHaveBeenCalled();
    expect(rows()).toContain('seats');
  });

  it('move a row by a step and by a drop', () => {
    const { edit, rows } = openRoom();
    edit.step('seats', 'up');
    expect(rows()).toEqual(['review', 'seats', 'training', 'basic', 'premium']);
    edit.drop('review', 'platform', 'lower');
    expect(rows()).toEqual(['seats', 'training', 'basic', 'premium', 'review']);
  });

  it('move a group with its alternatives, and an alternative inside its group', () => {
    const { edit, rows } = openRoom();
    edit.step('platform', 'up');
    expect(rows()).toEqual(['review', 'training', 'basic', 'premium', 'seats']);
    edit.step('premium', 'up');
    expect(rows()).toEqual(['review', 'training', 'premium', 'basic', 'seats']);
  });

  it('write several fields of a component as one step', () => {
    const { edit, component } = openRoom();
    edit.patchComponent('review', { title: 'Audit', unitPrice: '50000' });
    expect(component('review')).toMatchObject({ title: 'Audit', unitPrice: '50000' });
  });

  it('put a new component into the last section and the focus into its name', () => {
    const { edit, content, focusField } = openRoom();
    const before = content().components.length;
    edit.addComponent();
    expect(content().components).toHaveLength(before + 1);
    expect(focusField).toHaveBeenCalledWith(expect.any(String), 'title');
    expect(content().components.at(-1)).toMatchObject({ sectionId: 'start', presence: 'required' });
  });

  it('make a section first where there is none', () => {
    const { edit, content } = openRoom();
    const [section] = content().sections;
    if (section) edit.removeSection(section);
    edit.addComponent();
    expect(content().sections).toHaveLength(1);
    expect(content().components).toHaveLength(1);
  });

  it('add an alternative as one to choose', () => {
    const { edit, content } = openRoom();
    edit.addComponent('start', 'platform');
    const alternatives = content().components.filter(({ groupId }) => groupId === 'platform');
    expect(alternatives).toHaveLength(3);
  });

  it('keep costs out of the shared document', () => {
    const { edit, content, setCost } = openRoom();
    const before = JSON.stringify(content());
    edit.setCost('review', 'unitCost', '27400');
    expect(setCost).toHaveBeenCalledWith('review', 'unitCost', '27400');
    expect(JSON.stringify(content())).toBe(before);
  });

  it('make a component the chosen one of two alternatives, and no sum moves', () => {
    const { edit, content, component, focusField } = openRoom();
    const before = priceQuote(content()).firstYear;
    edit.makeAlternative(component('review'));
    const { groupId, title } = component('review');
    const members = content().components.filter((each) => each.groupId === groupId);
    expect(members.map(({ id }) => id)[0]).toBe('review');
    expect(members).toHaveLength(2);
    expect(new Set(members.map(({ rank }) => rank)).size).toBe(2);
    expect(content().choiceGroups.find(({ id }) => id === groupId)).toMatchObject({ title, min: 1, max: 1 });
    expect(priceQuote(content()).firstYear).toEqual(before);
    expect(focusField).toHaveBeenCalledWith(members[1]?.id, 'title');
  });

  it('add a component that is set up, a choice with two alternatives, and a bundle', () => {
    const { edit, content } = openRoom();
    edit.addComponent('start', null, { pricePeriod: 'month', billingPeriod: 'year' });
    expect(content().components.filter(({ billingPeriod }) => billingPeriod === 'year')).toHaveLength(1);
    edit.addChoice();
    const group = content().choiceGroups.find(({ title }) => title === '');
    const alternatives = content().components.filter(({ groupId }) => groupId === group?.id);
    expect(alternatives).toHaveLength(2);
    expect(new Set(alternatives.map(({ rank }) => rank)).size).toBe(2);
    edit.addBundle();
    const bundle = content().sections.find(({ disclosure }) => disclosure === 'pricesHidden');
    expect(content().components.filter(({ sectionId }) => sectionId === bundle?.id)).toHaveLength(1);
  });

  it('choose what a rule asks for at once, and sections as a whole', () => {
    const { edit, content } = openRoom();
    edit.choose({ choices: { training: true, seats: false }, sectionChoices: {}, picks: {} });
    expect(content().choices).toMatchObject({ training: true, seats: false });
    const [section] = content().sections;
    if (section) edit.selectSection(section, false);
    expect(content().sectionChoices).toEqual({ start: false });
  });
});
