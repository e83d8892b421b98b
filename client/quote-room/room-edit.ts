/** Everything a person can do to the quote in the room, by name. Each is one step to undo. */
import type { ElementId } from '#shared/ids.ts';
import type { ChoiceGroup, Component, QuoteContent, Section, Terms } from '#shared/quote/quote.ts';
import { type ChoicePatch, isChosen } from '#shared/quote/selection.ts';
import type { Costs, Targets } from '#shared/quote-doc/costs.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { forgetRefusal } from './fields/row-refusals.ts';
import { type Direction, dropPlacement, type Placement, stepPlacement, takenPlace } from './placement.ts';
import { outlineOf } from './quote-outline.ts';

export interface RoomEditDeps {
  /** Changes the shared document; `false` when it could not be changed now. */
  readonly edit: (change: (document: QuoteDocument) => void) => boolean;
  /** Sets a figure or note in the sellers' internal document. */
  readonly setCost: <F extends keyof Costs>(id: ElementId, field: F, value: Costs[F]) => boolean;
  readonly setTarget: <F extends keyof Targets>(field: F, value: Targets[F]) => boolean;
  readonly content: () => QuoteContent;
  /** Something left sight; the person is told, with a way back. */
  readonly told: {
    leftOut(component: Component): void;
    removed(title: string): void;
    sectionRemoved(): void;
  };
  /** Puts the focus into a field of a row that is about to appear. */
  readonly focusField: (element: ElementId, field: string) => void;
}

export type RoomEdit = ReturnType<typeof createRoomEdit>;

export function createRoomEdit(deps: RoomEditDeps) {
  const { edit, setCost, setTarget, content, told, focusField } = deps;
  const place = (id: ElementId, { sectionId, groupId, before }: Placement) =>
    edit((document) => {
      const where = { sectionId, beforeId: before ?? undefined };
      if (content().choiceGroups.some((group) => group.id === id)) document.moveChoiceGroup(id, where);
      else document.moveComponent(id, { ...where, groupId });
    });

  return {
    select(component: Component, selected: boolean): void {
      forgetRefusal(component.id);
      if (!edit((document) => document.select(component.id, selected))) return;
      if (!selected) told.leftOut(component);
    },
    toggle(component: Component): void {
      if (component.presence === 'required' || component.groupId !== null) return;
      this.select(component, !isChosen(content(), component));
    },
    pick(group: ChoiceGroup, picked: readonly ElementId[]): void {
      edit((document) => document.pick(group.id, picked));
    },
    selectSection(section: Section, selected: boolean): void {
      edit((document) => document.selectSection(section.id, selected));
    },
    /** Several choices at once: the way out of a rule that is not followed. */
    choose(patch: ChoicePatch): void {
      edit((document) => document.choose(patch));
    },
    setQuantity(component: Component, quantity: string): void {
      forgetRefusal(component.id);
      edit((document) => document.setQuantity(component.id, quantity));
    },
    patchComponent(id: ElementId, values: Partial<Omit<Component, 'id'>>): void {
      forgetRefusal(id);
      edit((document) => {
        for (const [field, value] of Object.entries(values) as [keyof typeof values, never][]) {
          document.setComponent(id, field, value);
        }
      });
    },
    patchSection(id: ElementId, values: Partial<Omit<Section, 'id'>>): void {
      edit((document) => {
        for (const [field, value] of Object.entries(values) as [keyof typeof values, never][]) {
          document.setSection(id, field, value);
        }
      });
    },
    patchGroup(id: ElementId, values: Partial<Omit<ChoiceGroup, 'id'>>): void {
      edit((document) => {
        for (const [field, value] of Object.entries(values) as [keyof typeof values, never][]) {
          document.setChoiceGroup(id, field, value);
        }
      });
    },
    setTerm<F extends keyof Terms>(field: F, value: Terms[F]): void {
      edit((document) => document.setTerm(field, value));
    },
    setCost<F extends keyof Costs>(id: ElementId, field: F, value: Costs[F]): void {
      setCost(id, field, value);
    },
    setTarget<F extends keyof Targets>(field: F, value: Targets[F]): void {
      setTarget(field, value);
    },
    addSection(): void {
      edit((document) => focusField(document.addSection(), 'title'));
    },
    /** Into a section, or as an alternative into a group; without a section, into the last one. */
    addComponent(
      sectionId?: ElementId,
      groupId: ElementId | null = null,
      values: Partial<Omit<Component, 'id' | 'rank'>> = {},
    ): void {
      edit((document) => {
        const section = sectionId ?? content().sections.at(-1)?.id ?? document.addSection();
        const presence = groupId === null ? 'required' : 'optional';
        focusField(document.addComponent({ presence, ...values, sectionId: section, groupId }), 'title');
      });
    },
    /** A choice group with two alternatives to name. */
    addChoice(): void {
      edit((document) => {
        const sectionId = content().sections.at(-1)?.id ?? document.addSection();
        const groupId = document.addChoiceGroup({ sectionId });
        for (let count = 0; count < 2; count += 1) {
          document.addComponent({ sectionId, groupId, presence: 'optional' });
        }
        focusField(groupId, 'title');
      });
    },
    /** The component becomes the chosen one of two alternatives, so that no sum moves; the other is to be named. */
    makeAlternative({ id, sectionId, title }: Component): void {
      edit((document) => {
        const groupId = document.addChoiceGroup({ sectionId, title }, id);
        document.moveComponent(id, { sectionId, groupId });
        document.setComponent(id, 'presence', 'optional');
        document.pick(groupId, [id]);
        focusField(document.addComponent({ sectionId, groupId, presence: 'optional' }), 'title');
      });
    },
    /** A section that is sold at one price; its parts are shown without theirs. */
    addBundle(): void {
      edit((document) => {
        const sectionId = document.addSection({ disclosure: 'pricesHidden' });
        document.addComponent({ sectionId });
        focusField(sectionId, 'title');
      });
    },
    addGroup(sectionId?: ElementId): void {
      edit((document) => {
        const section = sectionId ?? content().sections.at(-1)?.id ?? document.addSection();
        focusField(document.addChoiceGroup({ sectionId: section }), 'title');
      });
    },
    step(id: ElementId, direction: Direction): void {
      const to = stepPlacement(outlineOf(content()), id, direction);
      if (to) place(id, to);
    },
    drop(id: ElementId, onto: ElementId, half: 'upper' | 'lower'): void {
      const to = dropPlacement(outlineOf(content()), id, onto, half);
      if (to) place(id, to);
    },
    stepSection(id: ElementId, direction: Direction): void {
      const ids = content().sections.map((section) => section.id);
      const neighbour = ids[ids.indexOf(id) + (direction === 'up' ? -1 : 1)];
      if (neighbour) this.dropSection(id, neighbour);
    },
    /** It takes that one's place. */
    dropSection(id: ElementId, onto: ElementId): void {
      const ids = content().sections.map((section) => section.id);
      const before = takenPlace(ids, id, onto);
      if (before !== undefined) edit((document) => document.moveSection(id, before ?? undefined));
    },
    removeComponent(component: Component): void {
      if (edit((document) => document.removeComponent(component.id))) told.removed(component.title);
    },
    removeSection(section: Section): void {
      if (edit((document) => document.removeSection(section.id))) told.sectionRemoved();
    },
    /** The alternatives stay, as components the customer chooses. */
    dissolveGroup(group: ChoiceGroup): void {
      edit((document) => document.removeChoiceGroup(group.id));
    },
  };
}
