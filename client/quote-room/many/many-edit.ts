/** What a seller does to several components at once. Each is one change of the document and one step to undo. */

import { catalogueDefaults } from '#shared/catalogue/catalogue-item.ts';
import { type CatalogueRow, withRow } from '#shared/catalogue/catalogue-row.ts';
import { type Copied, copyOf, wholeGroups } from '#shared/clipboard/copied.ts';
import { type PrivateParts, pastedFrom } from '#shared/clipboard/pasted.ts';
import type { ElementId } from '#shared/ids.ts';
import type { Percent } from '#shared/money/amounts.ts';
import { type Component, componentDefaults, type QuoteContent } from '#shared/quote/quote.ts';
import { isChosen, pickedIn } from '#shared/quote/selection.ts';
import type { Costs } from '#shared/quote-doc/costs.ts';
import { sharedLayout } from '#shared/quote-doc/doc-layout.ts';
import { newElementId } from '#shared/quote-doc/element-id.ts';
import type { ComponentPlace, QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { TemplateContent } from '#shared/template/template.ts';
import type { TakenNote } from '../../sync/internal-session.ts';
import { outlineOf } from '../quote-outline.ts';
import { placeAfter } from './insert-place.ts';
import { withDiscount } from './many-discount.ts';

export interface ManyEditDeps {
  readonly edit: (change: (document: QuoteDocument) => void) => boolean;
  /** All that is changed within, in both documents, as one step to undo. */
  readonly asOneStep: <T>(act: () => T) => T;
  /** Notes in the internal document what only the seller's side knows of what was put in. */
  readonly note: (notes: readonly TakenNote[]) => boolean;
  readonly content: () => QuoteContent;
  /** Of the components in this quote. */
  readonly privateParts: () => PrivateParts;
}

export type ManyEdit = ReturnType<typeof createManyEdit>;
type Ids = ReadonlySet<ElementId>;

export function createManyEdit({ edit, asOneStep, note, content, privateParts }: ManyEditDeps) {
  const those = (ids: Ids) => content().components.filter(({ id }) => ids.has(id));
  const together = (steps: (document: QuoteDocument) => void) =>
    asOneStep(() => edit((document) => document.together(() => steps(document))));
  const setOn = (ids: Ids, values: (component: Component) => Partial<Component>) =>
    together((document) => {
      for (const component of those(ids)) {
        for (const [field, value] of Object.entries(values(component)) as [keyof Component, never][])
          if (field !== 'id') document.setComponent(component.id, field, value);
      }
    });
  /** The ids of what was put in; none where the quote takes no changes now. */
  const insert = (
    document: QuoteDocument,
    { content: parts, costs, sources }: Pick<TemplateContent, 'content'> & PrivateParts,
    place: ComponentPlace | null,
  ): ElementId[] => {
    document.insertRows(parts, place ?? { sectionId: document.addSection(), groupId: null });
    const known = parts.components.filter(({ id }) => costs[id] || sources[id]);
    if (known.length > 0)
      note(known.map(({ id }) => ({ id, costs: costs[id] ?? {}, source: sources[id] ?? null })));
    return parts.components.map(({ id }) => id);
  };

  return {
    /** Whether the quote can hold so many more. */
    hasRoomFor: (components: number, choiceGroups = 0): boolean =>
      content().components.length + components <= sharedLayout.components.maxEntries &&
      content().choiceGroups.length + choiceGroups <= sharedLayout.choiceGroups.maxEntries,

    /** Puts in what was copied, after a component or at the end of a section. */
    paste(
      copied: Copied,
      own: PrivateParts,
      { after, keepsFigures }: { readonly after: ElementId | null; readonly keepsFigures: boolean },
    ): ElementId[] {
      const { currency } = content().terms;
      const parts = pastedFrom(copied, own, { currency, keepsFigures, newId: newElementId });
      const place = placeAfter(outlineOf(content()), after, copied.choiceGroups.length > 0);
      let ids: ElementId[] = [];
      together((document) => {
        ids = insert(document, parts, place);
      });
      return ids;
    },

    /** New components out of rows that were read. */
    addRows(rows: readonly CatalogueRow[], after: ElementId | null): ElementId[] {
      const costs: Record<ElementId, Costs> = {};
      const components = rows.map((row): Component => {
        const values = withRow(catalogueDefaults, row);
        const id = newElementId();
        if (Object.keys(row.costs).length > 0) costs[id] = values.costs;
        return { ...componentDefaults, ...values.component, id, sectionId: 'nowhere', rank: 'a0' };
      });
      const place = placeAfter(outlineOf(content()), after, false);
      const parts = {
        content: { ...content(), choiceGroups: [], components, picks: {} },
        costs,
        sources: {},
      };
      let ids: ElementId[] = [];
      together((document) => {
        ids = insert(document, parts, place);
      });
      return ids;
    },

    /** Copies of them after the last of them in each list, with their rules and what only the seller knows of them. */
    duplicate(ids: Ids): ElementId[] {
      const { currency } = content().terms;
      const copied = copyOf(content(), ids, newElementId());
      if (!copied) return [];
      const parts = pastedFrom(copied, privateParts(), { currency, keepsFigures: true, newId: newElementId });
      const groups = wholeGroups(content(), ids);
      const lists = new Map<ElementId, { after: ElementId; copies: Component[] }>();
      for (const [index, original] of those(ids).entries()) {
        const copy = parts.content.components[index];
        if (!copy) continue;
        const { id, sectionId, groupId } = original;
        const isOfWhole = groupId !== null && groups.has(groupId);
        const key = groupId === null || isOfWhole ? sectionId : groupId;
        const copies = lists.get(key)?.copies ?? [];
        copies.push(withRulesOf(copy, original, ids));
        lists.set(key, { after: isOfWhole ? groupId : id, copies });
      }
      const added: ElementId[] = [];
      together((document) => {
        for (const { after, copies } of lists.values()) {
          const used = new Set(copies.map(({ groupId }) => groupId));
          const choiceGroups = parts.content.choiceGroups.filter(({ id }) => used.has(id));
          const picks = Object.fromEntries(
            Object.entries(parts.content.picks).filter(([id]) => used.has(id)),
          );
          const place = placeAfter(outlineOf(content()), after, choiceGroups.length > 0);
          const some = { ...parts.content, components: copies, choiceGroups, picks };
          added.push(...insert(document, { ...parts, content: some }, place));
        }
      });
      return added;
    },

    /** With the groups that they were all of. */
    remove(ids: Ids): boolean {
      const groups = wholeGroups(content(), ids);
      return edit((document) => document.removeRows(ids, groups));
    },

    /** To the end of a section, in their order. Single alternatives leave their group as they are chosen there. */
    moveTo(ids: Ids, sectionId: ElementId): boolean {
      const was = content();
      const groups = wholeGroups(was, ids);
      return together((document) => {
        const isOfWhole = ({ groupId }: Component) => groupId !== null && groups.has(groupId);
        const rows = those(ids).map((one) => (isOfWhole(one) && one.groupId) || one.id);
        document.moveRows([...new Set(rows)], { sectionId, groupId: null });
        for (const component of those(ids)) {
          if (component.groupId === null || isOfWhole(component)) continue;
          document.setComponent(component.id, 'presence', 'optional');
          document.select(component.id, isChosen(was, component));
        }
        for (const group of was.choiceGroups) {
          const picked = pickedIn(was, group);
          const left = picked.filter((id) => !ids.has(id));
          if (!groups.has(group.id) && left.length < picked.length) document.pick(group.id, left);
        }
      });
    },

    /** Alternatives are chosen in their group, whatever this says: they are passed over. */
    setPresence: (ids: Ids, presence: Component['presence']): boolean =>
      setOn(ids, ({ groupId }) => (groupId === null ? { presence } : {})),

    /** `null` takes the discount away. */
    setDiscount: (ids: Ids, percent: Percent | null): boolean =>
      setOn(ids, ({ adjustments }) => ({ adjustments: withDiscount(adjustments, percent) })),
  };
}

/** In the same quote a copy also follows the rules about components that were not copied with it. */
const withRulesOf = (copy: Component, original: Component, copied: Ids): Component => ({
  ...copy,
  requires: [...copy.requires, ...original.requires.filter((id) => !copied.has(id))],
  excludes: [...copy.excludes, ...original.excludes.filter((id) => !copied.has(id))],
});
