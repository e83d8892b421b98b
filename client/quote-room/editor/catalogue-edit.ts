/** What a seller takes from the catalogue and from templates: into the quote, and into the internal document beside it. */
import type { CatalogueItem } from '#shared/catalogue/catalogue-item.ts';
import { type Repricing, takenFrom } from '#shared/catalogue/take.ts';
import type { ElementId } from '#shared/ids.ts';
import { newElementId } from '#shared/quote-doc/element-id.ts';
import { inCurrency, withNewIds } from '#shared/template/make-template.ts';
import type { TemplateContent } from '#shared/template/template.ts';
import type { TakenNote } from '../../sync/internal-session.ts';
import type { RoomEditDeps } from '../room-edit.ts';

export interface CatalogueEditDeps extends Pick<RoomEditDeps, 'edit' | 'content' | 'focusField'> {
  /** All that is changed within, in both documents, as one step to undo. */
  readonly asOneStep: <T>(act: () => T) => T;
  /** Notes in the internal document what was taken from the catalogue or a template. */
  readonly note: (notes: readonly TakenNote[]) => boolean;
}

export type CatalogueEdit = ReturnType<typeof createCatalogueEdit>;

export function createCatalogueEdit({ edit, asOneStep, note, content, focusField }: CatalogueEditDeps) {
  return {
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
  };
}
