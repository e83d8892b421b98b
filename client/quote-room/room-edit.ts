/** Everything a person can do to the quote in the room, by name. Each is one step to undo. */
import type { CatalogueItem } from '#shared/catalogue/catalogue-item.ts';
import { type Repricing, takenFrom } from '#shared/catalogue/take.ts';
import type { ElementId } from '#shared/ids.ts';
import type { ChoiceGroup, Component, QuoteContent, Section, Terms } from '#shared/quote/quote.ts';
import { type ChoicePatch, isChosen } from '#shared/quote/selection.ts';
import type { Costs, Targets } from '#shared/quote-doc/costs.ts';
import { newElementId } from '#shared/quote-doc/element-id.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { inCurrency, withNewIds } from '#shared/template/make-template.ts';
import type { TemplateContent } from '#shared/template/template.ts';
import type { TakenNote } from '../sync/internal-session.ts';
import { forgetRefusal } from './fields/row-refusals.ts';
import { type Direction, dropPlacement, type Placement, stepPlacement, takenPlace } from './placement.ts';
import { outlineOf } from './quote-outline.ts';

export interface RoomEditDeps {
  /** Changes the shared document; `false` when it could not be changed now. */
  readonly edit: (change: (document: QuoteDocument) => void) => boolean;
  /** All that is changed within, in both documents, as one step to undo. */
  readonly asOneStep: <T>(act: () => T) => T;
  /** Sets a figure or note in the sellers' internal document. */
  readonly setCost: <F extends keyof Costs>(id: ElementId, field: F, value: Costs[F]) => boolean;
  readonly setTarget: <F extends keyof Targets>(field: F, value: Targets[F]) => boolean;
  /** Notes in the internal document what was taken from the catalogue or a template. */
  readonly note: (notes: readonly TakenNote[]) => boolean;
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
  const { edit, asOneStep, setCost, setTarget, note, content, told, focusField } = deps;
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
    /** A copy of a catalogue's item, at its present price. Says whether the price came along. */
    takeItem({ id: item, revision, values }: CatalogueItem, sectionId?: ElementId): boolean {
      const { currency } = content().terms;
      const { component, costs } = takenFrom(values, currency);
      asOneStep(() =>
        edit((document) => {
          const section = sectionId ?? content().sections.at(-1)?.id ?? document.addSection();
          const id = document.addComponent({ ...component, sectionId: section });
          note([{ id, source: { item, revision }, costs }]);
          focusField(id, 'title');
        }),
      );
      return values.currency === currency;
    },
    /** A template's section at the end of the quote, with its private part; prices only in the quote's currency. */
    insertTemplate(template: TemplateContent): void {
      const parts = withNewIds(inCurrency(template, content().terms.currency), newElementId);
      const notes = Object.entries(parts.costs).map(([id, costs]) => ({
        id,
        costs,
        source: parts.sources[id] ?? null,
      }));
      const done = asOneStep(() => {
        const isIn = edit((document) => document.addSections(parts.content));
        if (isIn) note(notes);
        return isIn;
      });
      if (!done) return;
      const [section] = parts.content.sections;
      if (section) focusField(section.id, 'title');
    },
    /** The catalogue's present prices of these, as one step to undo. */
    reprice(chosen: readonly Repricing[]): void {
      asOneStep(() => {
        const done = edit((document) =>
          document.together(() => {
            for (const { id, component } of chosen) {
              for (const [field, value] of Object.entries(component) as [keyof typeof component, never][])
                document.setComponent(id, field, value);
            }
          }),
        );
        if (done) note(chosen.map(({ id, source, costs }) => ({ id, source, costs })));
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
