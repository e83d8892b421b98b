/** Several components at once, as a person does it: the edit, then what is selected and focused, and what is told. */
import type { CatalogueRow } from '#shared/catalogue/catalogue-row.ts';
import type { CsvLanguage } from '#shared/catalogue/columns.ts';
import { type Copied, copyOf, largestCopy, longestCopy } from '#shared/clipboard/copied.ts';
import type { PrivateParts } from '#shared/clipboard/pasted.ts';
import { type Written, written } from '#shared/clipboard/written.ts';
import type { ElementId, OrganisationId, UserId } from '#shared/ids.ts';
import type { Percent } from '#shared/money/amounts.ts';
import type { Component, QuoteContent, Section } from '#shared/quote/quote.ts';
import { newElementId } from '#shared/quote-doc/element-id.ts';
import { handedOver, handOver } from '../../sync/handover.ts';
import { outlineOf, rowIds } from '../quote-outline.ts';
import { clipIn, readFromSystem, writeToSystem } from './clipboard.ts';
import type { ManyEdit } from './many-edit.ts';
import { setPending } from './pending-paste.ts';
import { inOrder, selected, selectionOf } from './selection.ts';

/** What is told, by key, of so many; the words are the screen's. */
export interface Told {
  done(what: Done, count: number, more?: Notes): void;
  /** Nothing was changed. */
  refused(why: Refused): void;
}
export type Done =
  | 'copied'
  | 'cut'
  | 'pasted'
  | 'added'
  | 'duplicated'
  | 'removed'
  | 'moved'
  | 'optional'
  | 'required'
  | 'discounted'
  | 'undiscounted';
export type Refused = 'nothing' | 'unreadable' | 'too-large' | 'full' | 'useKeys';
/** What did not come along. */
export interface Notes {
  readonly rules: number;
  readonly groups: number;
  readonly isPrivateMissing: boolean;
  readonly isUnpriced: boolean;
}

export interface ManyDeps {
  readonly edit: ManyEdit;
  readonly content: () => QuoteContent;
  readonly privateParts: () => PrivateParts;
  readonly who: { readonly id: UserId; readonly organisation: OrganisationId };
  readonly language: () => CsvLanguage;
  readonly told: Told;
  /** To the row, once it is there. */
  readonly focus: (row: ElementId, field?: string) => void;
}

export type Many = ReturnType<typeof createMany>;
type Ids = ReadonlySet<ElementId>;

export function createMany({ edit, content, privateParts, who, language, told, focus }: ManyDeps) {
  const order = () => rowIds(outlineOf(content()));
  const now = (): Ids => new Set(inOrder(selected.now(), order()));
  const show = (ids: readonly ElementId[]) => {
    selected.set(ids.length > 1 ? selectionOf(ids) : selectionOf([]));
    if (ids[0]) focus(ids[0]);
  };
  /** Ready for a clipboard, with the private part handed over; `null` where that is told to be too much. */
  const take = (ids: Ids): Written | null => {
    const name = newElementId();
    const copied = copyOf(content(), ids, name);
    if (!copied) return null;
    const forms = written(copied, language());
    if (copied.components.length > largestCopy || forms.own.length > longestCopy) {
      told.refused('too-large');
      return null;
    }
    const { costs, sources } = privateParts();
    const only = <V>(values: Readonly<Record<ElementId, V>>) =>
      Object.fromEntries(Object.entries(values).filter(([id]) => ids.has(id)));
    handOver({
      name,
      owner: who.id,
      organisation: who.organisation,
      costs: only(costs),
      sources: only(sources),
    });
    return forms;
  };
  /** Takes them out, and goes on at what stood after them. */
  const takeOut = (ids: Ids): boolean => {
    const rows = order();
    const last = rows.findLastIndex((id) => ids.has(id));
    const next = rows.slice(last + 1).find((id) => !ids.has(id)) ?? rows.findLast((id) => !ids.has(id));
    if (!edit.remove(ids)) return false;
    selected.set(selectionOf([]));
    if (next) focus(next);
    return true;
  };

  return {
    /** The selected; where nothing is, this row. */
    these: (row: ElementId | null): Ids => {
      const ids = now();
      return ids.size > 0 || row === null ? ids : new Set([row]);
    },

    copy(ids: Ids, put: (forms: Written) => void): boolean {
      const forms = take(ids);
      if (!forms) return false;
      put(forms);
      told.done('copied', ids.size);
      return true;
    },
    cut(ids: Ids, put: (forms: Written) => void): boolean {
      const forms = take(ids);
      if (!forms) return false;
      put(forms);
      if (takeOut(ids)) told.done('cut', ids.size);
      return true;
    },
    /** By a menu: on to the system's clipboard, and out of the quote only once they are there. */
    async copyBy(ids: Ids, isCut: boolean): Promise<void> {
      const forms = take(ids);
      if (!forms) return;
      try {
        await writeToSystem(forms);
      } catch {
        told.refused('useKeys');
        return;
      }
      if (!isCut) told.done('copied', ids.size);
      else if (takeOut(ids)) told.done('cut', ids.size);
    },

    /** After a row or at the end of a section; what has something to ask first asks there. */
    pasteAt(forms: Written, after: ElementId | null): void {
      const clip = clipIn(forms);
      const at = after ?? 'paper';
      if (clip.kind === 'refused') {
        told.refused(clip.why);
        return;
      }
      if (clip.kind === 'cells') {
        setPending({ at, ...clip });
        return;
      }
      const { copied } = clip;
      const own = handedOver(copied.handover, who.organisation);
      if (copied.currency !== content().terms.currency) {
        setPending({ at, kind: 'otherCurrency', copied, own });
        return;
      }
      this.paste(copied, own, after, true);
    },
    async pasteBy(after: ElementId | null): Promise<void> {
      let forms: Written;
      try {
        forms = await readFromSystem();
      } catch {
        told.refused('useKeys');
        return;
      }
      this.pasteAt(forms, after);
    },
    paste(copied: Copied, own: PrivateParts | null, after: ElementId | null, keepsFigures: boolean): void {
      setPending(null);
      if (!edit.hasRoomFor(copied.components.length, copied.choiceGroups.length)) {
        told.refused('full');
        return;
      }
      const isUnpriced = !keepsFigures && copied.components.some(({ unitPrice }) => unitPrice !== null);
      const none = { costs: {}, sources: {} };
      const ids = edit.paste(copied, own ?? none, { after, keepsFigures });
      if (ids.length === 0) return;
      const into = content().components.find(({ id }) => id === ids[0])?.groupId ?? null;
      const isIntoGroup = copied.choiceGroups.length === 0 && into !== null;
      const { rules, groups } = copied.without;
      const notes = { rules, groups: isIntoGroup ? 0 : groups, isPrivateMissing: own === null, isUnpriced };
      show(ids);
      told.done('pasted', ids.length, notes);
    },
    addRows(rows: readonly CatalogueRow[], after: ElementId | null): void {
      setPending(null);
      if (!edit.hasRoomFor(rows.length)) {
        told.refused('full');
        return;
      }
      const ids = edit.addRows(rows, after);
      if (ids.length === 0) return;
      show(ids);
      told.done('added', ids.length);
    },

    duplicate(ids: Ids): void {
      if (!edit.hasRoomFor(ids.size)) {
        told.refused('full');
        return;
      }
      const copies = edit.duplicate(ids);
      const [only, ...others] = copies;
      if (!only) return;
      if (others.length === 0) {
        focus(only, 'title');
        return;
      }
      show(copies);
      told.done('duplicated', copies.length);
    },
    remove(ids: Ids): void {
      if (takeOut(ids)) told.done('removed', ids.size);
    },
    moveTo(ids: Ids, section: Section): void {
      if (edit.moveTo(ids, section.id)) told.done('moved', ids.size);
    },
    setPresence(ids: Ids, presence: Component['presence']): void {
      if (edit.setPresence(ids, presence)) told.done(presence, ids.size);
    },
    setDiscount(ids: Ids, percent: Percent | null): void {
      const done = percent === null ? 'undiscounted' : 'discounted';
      if (edit.setDiscount(ids, percent)) told.done(done, ids.size);
    },
  };
}
