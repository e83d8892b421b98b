/**
 * The one way to read and change a quote's document. Screens, server commands and tests call these methods; what
 * a Y.Map is and where things lie is known in this folder and nowhere else. Every method is one Yjs transaction.
 *
 * A method that names something which is gone does nothing: another person may have removed it a moment ago. Inside
 * `together` every step sees what the steps before it have done.
 */
import type * as Y from 'yjs';
import type { ElementId } from '../ids.ts';
import { Quantity } from '../money/amounts.ts';
import {
  type ChoiceGroup,
  type Component,
  ComponentChoice,
  choiceGroupDefaults,
  choiceGroupFields,
  componentDefaults,
  componentFields,
  GroupChoice,
  type JointTextId,
  jointTextIds,
  type QuoteContent,
  type Section,
  SectionChoice,
  sectionDefaults,
  sectionFields,
  type Terms,
  type TextId,
  termsFields,
} from '../quote/quote.ts';
import type { ChoicePatch } from '../quote/selection.ts';
import { type Costs, costDefaults, readCosts, readSources, readTargets, type Targets } from './costs.ts';
import { CatalogueSource, costFields, type DocumentKind, layouts, targetFields } from './doc-layout.ts';
import { type ContentReading, DocumentReader } from './document-reader.ts';
import { newElementId } from './element-id.ts';
import { EntityRoot, setIfNew } from './entity-root.ts';
import { byRank, firstRanks, type Ranked, ranksBefore } from './ranks.ts';
import { rowsOf } from './reading-order.ts';

/** Origin of every transaction made here. An undo manager tracks it, and nothing that came over the network carries it. */
export const localOrigin = Symbol('local edit');

export interface ComponentPlace {
  readonly sectionId: ElementId;
  readonly groupId: ElementId | null;
  /** The component or group to stand before; at the end when absent. */
  readonly beforeId?: ElementId | undefined;
}

export class QuoteDocument {
  readonly doc: Y.Doc;
  readonly #sections;
  readonly #groups;
  readonly #components;
  readonly #costs;
  #reader: DocumentReader | null = null;
  /** The one that the steps of now are part of. */
  #unfinished: Y.Transaction | null = null;

  constructor(doc: Y.Doc, kind: DocumentKind) {
    this.doc = doc;
    for (const root of Object.keys(layouts[kind])) doc.getMap(root);
    this.#sections = new EntityRoot(doc, 'sections', sectionFields);
    this.#groups = new EntityRoot(doc, 'choiceGroups', choiceGroupFields);
    this.#components = new EntityRoot(doc, 'components', componentFields);
    this.#costs = new EntityRoot(doc, 'costs', costFields);
  }

  read(): ContentReading {
    this.#reader ??= new DocumentReader(this.doc);
    return this.#reader.read(this.#unfinished);
  }

  setTerm<F extends keyof Terms>(field: F, value: Terms[F]): void {
    this.#change(() => setIfNew(this.doc.getMap('terms'), field, termsFields[field].parse(value)));
  }

  addSection(partial: Partial<Omit<Section, 'id' | 'rank'>> = {}, beforeId?: ElementId): ElementId {
    const id = newElementId();
    this.#change(() => {
      const rank = this.#rank(this.#content().sections, [id], beforeId);
      this.#sections.add(id, { ...sectionDefaults, ...partial, rank });
    });
    return id;
  }

  /** Sections with everything that stands in them, at the end, under the ids they have: those must be new ones. */
  addSections({ sections, choiceGroups, components, picks }: QuoteContent): void {
    this.#change(() => {
      const added = new Map(sections.map((section) => [section.id, section]));
      for (const { id, rank } of ranksBefore(this.#content().sections, [...added.keys()], undefined)) {
        const section = added.get(id);
        if (section) this.#sections.add(id, { ...section, rank });
        else this.#sections.set(id, 'rank', rank);
      }
      for (const group of choiceGroups) this.#groups.add(group.id, group);
      for (const component of components) this.#components.add(component.id, component);
      for (const [id, members] of Object.entries(picks)) this.pick(id, members);
    });
  }

  setSection<F extends keyof typeof sectionFields>(id: ElementId, field: F, value: Section[F]): void {
    this.#change(() => this.#sections.set(id, field, value));
  }

  moveSection(id: ElementId, beforeId?: ElementId): void {
    this.#change(() => this.#rank(this.#content().sections, [id], beforeId));
  }

  /** With everything that stands in it. */
  removeSection(id: ElementId): void {
    this.#change(() => {
      const { choiceGroups, components } = this.#content();
      for (const component of components)
        if (component.sectionId === id) this.#components.remove(component.id);
      for (const group of choiceGroups) if (group.sectionId === id) this.#groups.remove(group.id);
      this.#sections.remove(id);
    });
  }

  addChoiceGroup(
    place: { readonly sectionId: ElementId } & Partial<Omit<ChoiceGroup, 'id' | 'rank'>>,
    beforeId?: ElementId,
  ): ElementId {
    const id = newElementId();
    this.#change(() => {
      const rank = this.#rank(this.#row({ ...place, groupId: null }), [id], beforeId);
      this.#groups.add(id, { ...choiceGroupDefaults, ...place, rank });
    });
    return id;
  }

  setChoiceGroup<F extends keyof typeof choiceGroupFields>(
    id: ElementId,
    field: F,
    value: ChoiceGroup[F],
  ): void {
    this.#change(() => this.#groups.set(id, field, value));
  }

  /** Moves the group with its members. */
  moveChoiceGroup(id: ElementId, place: Omit<ComponentPlace, 'groupId'>): void {
    this.#change(() => {
      this.#rank(this.#row({ ...place, groupId: null }), [id], place.beforeId);
      this.#groups.set(id, 'sectionId', place.sectionId);
      for (const member of this.#membersOf(id)) this.#components.set(member.id, 'sectionId', place.sectionId);
    });
  }

  /** Dissolves the group: its members stay, in its place, as optional components. */
  removeChoiceGroup(id: ElementId): void {
    this.#change(() => {
      const group = this.#content().choiceGroups.find((candidate) => candidate.id === id);
      if (group === undefined) return;
      const members = this.#membersOf(id).map((member) => member.id);
      for (const member of members) {
        this.#components.set(member, 'sectionId', group.sectionId);
        this.#components.set(member, 'groupId', null);
        this.#components.set(member, 'presence', 'optional');
      }
      this.#rank(this.#row({ sectionId: group.sectionId, groupId: null }), members, id);
      this.#groups.remove(id);
    });
  }

  addComponent(
    partial: { readonly sectionId: ElementId } & Partial<Omit<Component, 'id' | 'rank'>>,
    beforeId?: ElementId,
  ): ElementId {
    const id = newElementId();
    this.#change(() => {
      const values = { ...componentDefaults, ...partial };
      this.#components.add(id, { ...values, rank: this.#rank(this.#row(values), [id], beforeId) });
    });
    return id;
  }

  setComponent<F extends keyof typeof componentFields>(id: ElementId, field: F, value: Component[F]): void {
    this.#change(() => this.#components.set(id, field, value));
  }

  moveComponent(id: ElementId, place: ComponentPlace): void {
    this.#change(() => {
      this.#rank(this.#row(place), [id], place.beforeId);
      this.#components.set(id, 'sectionId', place.sectionId);
      this.#components.set(id, 'groupId', place.groupId);
    });
  }

  /** Components, and choice groups with their members, in this order. */
  moveRows(ids: readonly ElementId[], { sectionId, groupId, beforeId }: ComponentPlace): void {
    this.#change(() => {
      this.#rank(this.#row({ sectionId, groupId }), ids, beforeId);
      for (const id of ids) {
        this.#groups.set(id, 'sectionId', sectionId);
        this.#components.set(id, 'sectionId', sectionId);
        this.#components.set(id, 'groupId', groupId);
        for (const member of this.#membersOf(id)) this.#components.set(member.id, 'sectionId', sectionId);
      }
    });
  }

  /**
   * With the rules of others that name it. What was chosen about it stays in the document, unread, so that undoing
   * the removal brings the choice back too.
   */
  removeComponent(id: ElementId): void {
    this.removeRows([id]);
  }

  /** As `removeComponent`; with the choice groups that stood for all of some of them. */
  removeRows(componentIds: Iterable<ElementId>, groupIds: Iterable<ElementId> = []): void {
    const gone = new Set(componentIds);
    this.#change(() => {
      for (const other of this.#content().components) {
        if (gone.has(other.id)) continue;
        for (const rule of ['requires', 'excludes'] as const) {
          const kept = other[rule].filter((named) => !gone.has(named));
          if (kept.length < other[rule].length) this.#components.set(other.id, rule, kept);
        }
      }
      for (const id of gone) this.#components.remove(id);
      for (const id of groupIds) this.#groups.remove(id);
    });
  }

  /** A copy right after the original; `null` when that is gone. */
  duplicateComponent(id: ElementId): ElementId | null {
    const original = this.#component(id);
    if (original === undefined) return null;
    const { id: _, rank: __, ...values } = original;
    const row = this.#row(original);
    return this.addComponent(values, row[row.findIndex((item) => item.id === id) + 1]?.id);
  }

  /**
   * Components, and choice groups with their alternatives, in this order at one place, under the ids they have: those
   * must be new ones. In a choice group of the quote they become alternatives of it; no group stands in another.
   */
  insertRows(
    { choiceGroups, components, picks }: Pick<QuoteContent, 'choiceGroups' | 'components' | 'picks'>,
    { sectionId, groupId, beforeId }: ComponentPlace,
  ): void {
    this.#change(() => {
      const groups = new Map(choiceGroups.map((group) => [group.id, group]));
      const rowIds = new Set(
        components.map(
          (component) => (component.groupId && groups.get(component.groupId)?.id) || component.id,
        ),
      );
      const ranks = ranksBefore(this.#row({ sectionId, groupId }), [...rowIds], beforeId);
      for (const { id, rank } of ranks) this.#setRank(id, rank);
      const rankOf = new Map(ranks.map(({ id, rank }) => [id, rank]));
      for (const [id, group] of groups) {
        this.#groups.add(id, { ...group, sectionId, rank: rankOf.get(id) ?? group.rank });
        const members = components.filter((component) => component.groupId === id);
        for (const [index, rank] of firstRanks(members.length).entries()) {
          const member = members[index];
          if (member) this.#components.add(member.id, { ...member, sectionId, rank });
        }
      }
      for (const component of components) {
        const rank = rankOf.get(component.id);
        if (rank === undefined) continue;
        const presence = groupId === null ? component.presence : 'optional';
        this.#components.add(component.id, { ...component, sectionId, groupId, presence, rank });
      }
      for (const [id, members] of Object.entries(picks)) this.pick(id, members);
    });
  }

  /** Chooses an optional component, or leaves it out. */
  select(componentId: ElementId, selected: boolean): void {
    this.#change(() => setIfNew(this.doc.getMap('choices'), componentId, ComponentChoice.parse(selected)));
  }

  /** Chooses an optional section as a whole, or leaves it out. */
  selectSection(sectionId: ElementId, selected: boolean): void {
    this.#change(() => setIfNew(this.doc.getMap('sectionChoices'), sectionId, SectionChoice.parse(selected)));
  }

  /** Several choices at once, as one step to undo: what `ruleFixes` proposes, for one. */
  choose({ choices, sectionChoices, picks }: ChoicePatch): void {
    this.#change(() => {
      for (const [id, selected] of Object.entries(choices)) this.select(id, selected);
      for (const [id, selected] of Object.entries(sectionChoices)) this.selectSection(id, selected);
      for (const [id, members] of Object.entries(picks)) this.pick(id, members);
    });
  }

  /** The choice in a group, whole: these members and no others. */
  pick(groupId: ElementId, componentIds: readonly ElementId[]): void {
    this.#change(() => setIfNew(this.doc.getMap('picks'), groupId, GroupChoice.parse(componentIds)));
  }

  /** Where the buyer may set the quantity it is a choice; elsewhere it is a part of the component. */
  setQuantity(componentId: ElementId, quantity: Quantity): void {
    this.#change(() => {
      const component = this.#component(componentId);
      if (component === undefined) return;
      if (component.buyerQuantity === null) this.#components.set(componentId, 'quantity', quantity);
      else setIfNew(this.doc.getMap('quantities'), componentId, Quantity.parse(quantity));
    });
  }

  /** The shared text itself, for the editor to bind to. It is made with the document and never replaced. */
  fragment(id: TextId | JointTextId): Y.XmlFragment {
    const root = (jointTextIds as readonly string[]).includes(id) ? 'jointTexts' : 'texts';
    const fragment = this.doc.getMap<Y.XmlFragment>(root).get(id);
    if (fragment === undefined) throw new Error(`the text "${id}" is not there: wait for the first sync`);
    return fragment;
  }

  /** Of the internal document, by component id. */
  readCosts(): Record<ElementId, Costs> {
    return readCosts(this.doc);
  }

  setCost<F extends keyof Costs>(id: ElementId, field: F, value: Costs[F]): void {
    this.#change(() => {
      if (!this.#costs.has(id)) this.#costs.add(id, { ...costDefaults, [field]: value });
      else this.#costs.set(id, field, value);
    });
  }

  /** Of the internal document. */
  readTargets(): Targets {
    return readTargets(this.doc);
  }

  setTarget<F extends keyof Targets>(field: F, value: Targets[F]): void {
    this.#change(() => setIfNew(this.doc.getMap('targets'), field, targetFields[field].parse(value)));
  }

  /** Of the internal document, by component id. */
  readSources(): Record<ElementId, CatalogueSource> {
    return readSources(this.doc);
  }

  /** Notes what a component was taken from, with what only the seller's side knows of it. */
  noteTaken(id: ElementId, source: CatalogueSource | null, costs: Partial<Costs>): void {
    this.#change(() => {
      for (const [field, value] of Object.entries(costs) as [keyof Costs, never][])
        this.setCost(id, field, value);
      if (source) setIfNew(this.doc.getMap('sources'), id, CatalogueSource.parse(source));
    });
  }

  /** Several steps as one to undo. */
  together(steps: () => void): void {
    this.#change(steps);
  }

  #change(change: () => void): void {
    this.doc.transact((transaction) => {
      const outer = this.#unfinished;
      this.#unfinished = transaction;
      try {
        change();
      } finally {
        this.#unfinished = outer;
      }
    }, localOrigin);
  }

  #content() {
    return this.read().content;
  }

  #component(id: ElementId): Component | undefined {
    return this.#content().components.find((component) => component.id === id);
  }

  #membersOf(groupId: ElementId): Component[] {
    return this.#content().components.filter((component) => component.groupId === groupId);
  }

  /** What stands in one order with the component. */
  #row({ sectionId, groupId }: Omit<ComponentPlace, 'beforeId'>): Ranked[] {
    if (groupId !== null) return this.#membersOf(groupId).sort(byRank);
    const { choiceGroups, components } = this.#content();
    return rowsOf(sectionId, choiceGroups, components);
  }

  /** Puts these in the row, in this order, and tells the rank of the first: what is only being added has nowhere to put it yet. */
  #rank(row: readonly Ranked[], ids: readonly ElementId[], beforeId: ElementId | undefined): string {
    const others = row.filter((item) => !ids.includes(item.id));
    const ranks = ranksBefore(others, ids, beforeId);
    for (const { id, rank } of ranks) this.#setRank(id, rank);
    return ranks.find(({ id }) => id === ids[0])?.rank ?? '';
  }

  /** What is not there yet takes none. */
  #setRank(id: ElementId, rank: string): void {
    this.#sections.set(id, 'rank', rank);
    this.#groups.set(id, 'rank', rank);
    this.#components.set(id, 'rank', rank);
  }
}
