/**
 * Y.Doc → QuoteContent. Total: it yields content for any document, with a list of what it could not use.
 * Incremental: parts that did not change are the same objects as in the reading before, so that a screen's
 * memoised rows stay still.
 */
import * as Y from 'yjs';
import type { z } from 'zod';
import type { ElementId } from '../ids.ts';
import { Quantity } from '../money/amounts.ts';
import type { Issue } from '../pricing/priced-quote.ts';
import {
  ComponentChoice,
  GroupChoice,
  jointTextIds,
  type QuoteContent,
  SectionChoice,
  type Terms,
  termsDefaults,
  termsFields,
  textIds,
} from '../quote/quote.ts';
import { emptyRichText, type RichText } from '../quote/rich-text.ts';
import { EntryCache } from './entry-cache.ts';
import { normaliseField } from './normalise-field.ts';
import { readChoiceGroup, readComponent, readSection } from './read-component.ts';
import { readFields, unreadable } from './read-fields.ts';
import { readRichText } from './read-rich-text.ts';
import { inReadingOrder, type Ordered } from './reading-order.ts';
import { sameValue } from './same-value.ts';

export interface ContentReading {
  readonly content: QuoteContent;
  readonly issues: readonly Issue[];
}

export class DocumentReader {
  readonly #doc: Y.Doc;
  readonly #sections;
  readonly #groups;
  readonly #components;
  readonly #texts;
  #order: Ordered = { sections: [], choiceGroups: [], components: [] };
  #last: ContentReading | null = null;
  #previous: QuoteContent | null = null;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    const entries = <T extends object>(
      root: string,
      read: (doc: Y.Doc, key: string) => { value: T | null; issues: readonly Issue[] },
    ) => new EntryCache(doc.getMap(root), (key) => read(doc, key));
    this.#sections = entries('sections', readSection);
    this.#groups = entries('choiceGroups', readChoiceGroup);
    this.#components = entries('components', readComponent);
    this.#texts = {
      texts: entries('texts', textReader('texts')),
      jointTexts: entries('jointTexts', textReader('jointTexts')),
    };
    const forget = () => {
      this.#last = null;
    };
    for (const root of [...entityRoots, ...textRoots]) doc.getMap(root).observeDeep(forget);
    for (const root of ['terms', 'choices', 'sectionChoices', 'picks', 'quantities'])
      doc.getMap(root).observe(forget);
  }

  /** `unfinished`: the transaction that is under way; what it has done so far is seen too. */
  read(unfinished: Y.Transaction | null = null): ContentReading {
    if (unfinished !== null && unfinished.changed.size > 0) {
      for (const cache of this.#caches()) cache.noteUnfinished(unfinished.changed);
      this.#last = null;
    }
    this.#last ??= this.#readAgain();
    return this.#last;
  }

  #caches() {
    return [this.#sections, this.#groups, this.#components, ...Object.values(this.#texts)];
  }

  #readAgain(): ContentReading {
    const refreshed = [this.#sections, this.#groups, this.#components].map((cache) => cache.refresh());
    if (refreshed.includes(true)) {
      const [sections, groups, components] = [this.#sections, this.#groups, this.#components];
      this.#order = inReadingOrder(sections.values(), groups.values(), components.values());
    }
    const issues: Issue[] = [];
    const content: QuoteContent = {
      terms: this.#readTerms(issues),
      sections: this.#order.sections,
      choiceGroups: this.#order.choiceGroups,
      components: this.#order.components,
      texts: this.#readTexts('texts', textIds),
      jointTexts: this.#readTexts('jointTexts', jointTextIds),
      choices: this.#readValues(
        'choices',
        ComponentChoice,
        issues,
        (id) => this.#components.get(id) !== null,
      ),
      sectionChoices: this.#readValues(
        'sectionChoices',
        SectionChoice,
        issues,
        (id) => this.#sections.get(id) !== null,
      ),
      picks: this.#readPicks(issues),
      quantities: this.#readValues(
        'quantities',
        Quantity,
        issues,
        (id) => (this.#components.get(id)?.buyerQuantity ?? null) !== null,
      ),
    };
    for (const cache of this.#caches()) issues.push(...cache.issues());
    this.#previous = keepSame(this.#previous, content);
    return { content: this.#previous, issues };
  }

  #readTerms(issues: Issue[]): Terms {
    return readFields(this.#doc.getMap('terms'), termsFields, termsDefaults, null, issues);
  }

  #readTexts<Id extends string>(root: 'texts' | 'jointTexts', ids: readonly Id[]): Record<Id, RichText> {
    this.#texts[root].refresh();
    return Object.fromEntries(ids.map((id) => [id, this.#texts[root].get(id) ?? emptyRichText])) as Record<
      Id,
      RichText
    >;
  }

  /** Values of elements that are not there (any more) are left out and are no issue: removing a component leaves them. */
  #readValues<S extends z.ZodType>(
    root: string,
    schema: S,
    issues: Issue[],
    belongs: (id: ElementId) => boolean,
  ): Record<ElementId, z.infer<S>> {
    const values: Record<ElementId, z.infer<S>> = Object.create(null);
    for (const [id, raw] of this.#doc.getMap(root)) {
      if (!belongs(id)) continue;
      const parsed = schema.safeParse(raw);
      if (parsed.success) values[id] = normaliseField('quantity', parsed.data) as z.infer<S>;
      else issues.push(unreadable(id, root));
    }
    return values;
  }

  #readPicks(issues: Issue[]): QuoteContent['picks'] {
    const picks = this.#readValues('picks', GroupChoice, issues, (id) => this.#groups.get(id) !== null);
    for (const [groupId, ids] of Object.entries(picks)) {
      picks[groupId] = [...new Set(ids)].filter((id) => this.#components.get(id)?.groupId === groupId).sort();
    }
    return picks;
  }
}

const entityRoots = ['sections', 'choiceGroups', 'components'] as const;
const textRoots = ['texts', 'jointTexts'] as const;

function textReader(root: string) {
  return (doc: Y.Doc, key: string): { value: RichText | null; issues: readonly Issue[] } => {
    const fragment = doc.getMap(root).get(key);
    if (fragment instanceof Y.XmlFragment) return { value: readRichText(fragment), issues: [] };
    return { value: null, issues: [unreadable(null, root)] };
  };
}

/** The new content, with every part that says the same as before replaced by the part from before. */
function keepSame(before: QuoteContent | null, now: QuoteContent): QuoteContent {
  if (before === null) return now;
  const merged = { ...now };
  const keep = <K extends keyof QuoteContent>(part: K) => {
    if (sameValue(before[part], now[part])) merged[part] = before[part];
  };
  for (const part of Object.keys(now) as (keyof QuoteContent)[]) keep(part);
  return merged;
}
