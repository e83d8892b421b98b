/**
 * A quote that can be wound back. The states of the past are had by walking backwards from the content as it stands,
 * taking back one update after the other by what the log of changes says stood there before.
 *
 * Why not by the Yjs updates: they are folded into snapshots, and what was deleted is gone from those. That is meant:
 * what was written and deleted before a buyer came must not lie anywhere on the way to them (I-24), and a log of every
 * key stroke would grow without end. And why not from the beginning on: the log of older quotes does not hold all that
 * is needed, and what it lacks then would be wrong in everything after it, today's content too. Backwards, what stands
 * today is right whatever the log lacks, and the further back, the more may be missing; `missing` says what.
 *
 * Texts are the same at every moment, as they are now: the log tells that they were changed, and not their words.
 */
import type { ElementId } from '../ids.ts';
import type { Change } from '../protocol/change.ts';
import {
  type ChoiceGroup,
  type Component,
  choiceGroupDefaults,
  componentDefaults,
  type QuoteContent,
  type Section,
  sectionDefaults,
  type Terms,
} from '../quote/quote.ts';
import { choiceRoots, withoutLooseChoices } from '../quote-doc/loose-choices.ts';
import { wholeEntry } from '../quote-doc/value-place.ts';
import { type StoodAfter, toldValue } from './told-values.ts';
import type { ValueChange } from './value-change.ts';

/** One update of the document, as the log has it. */
export interface LoggedUpdate {
  readonly seq: number;
  /** What people are told of it. May be none: not everything that is written changes how the quote stands. */
  readonly changes: readonly Change[];
  /** All it changed; `null` where the rows above say as much, or where it was logged before that was kept. */
  readonly exact: readonly ValueChange[] | null;
}

/** Where titles lie of elements that stood on the paper then and of which the log kept no more. */
const missingRoot = 'missing';

const entityDefaults: Readonly<Record<string, object>> = {
  sections: sectionDefaults,
  choiceGroups: choiceGroupDefaults,
  components: componentDefaults,
};

export class QuoteTape {
  readonly #texts: Pick<QuoteContent, 'texts' | 'jointTexts'>;
  readonly #roots = new Map<string, Map<string, unknown>>();
  /** What taking back each update takes back, newest first. */
  readonly #steps: (readonly ValueChange[])[] = [];
  #undone = 0;
  #content: QuoteContent | null = null;

  /** `now`: the content with every choice that lies in the document (`withLooseChoices`). */
  constructor(now: QuoteContent) {
    const { texts, jointTexts, terms } = now;
    this.#texts = { texts, jointTexts };
    this.#roots.set('terms', new Map(Object.entries(terms)));
    for (const root of ['sections', 'choiceGroups', 'components'] as const)
      this.#roots.set(root, new Map(now[root].map((entry) => [entry.id, entry])));
    for (const root of choiceRoots) this.#roots.set(root, new Map(Object.entries(now[root])));
    this.#roots.set(missingRoot, new Map());
  }

  /** How many updates can be taken back. */
  get length(): number {
    return this.#steps.length;
  }

  /** The updates before those that are known already, the newest of them first. */
  addOlder(updates: readonly LoggedUpdate[]): void {
    this.#goTo(this.length);
    for (const update of updates) {
      this.#steps.push(this.#takeBack(update));
      this.#undone += 1;
    }
    this.#content = null;
  }

  /** The content as it stood before the last `undone` updates, 0 being today's. The same object while it is asked again. */
  contentAt(undone: number): QuoteContent {
    this.#goTo(undone);
    this.#content ??= this.#build();
    return this.#content;
  }

  /** Titles of what stood there then and cannot be shown: it was removed before the log kept what is removed. */
  missingAt(undone: number): string[] {
    this.#goTo(undone);
    return [...this.#root(missingRoot).values()].map(String);
  }

  #goTo(undone: number): void {
    if (undone !== this.#undone) this.#content = null;
    for (; this.#undone < undone; this.#undone += 1)
      for (const change of this.#steps[this.#undone]?.toReversed() ?? []) this.#put(change, change.before);
    for (; this.#undone > undone; this.#undone -= 1)
      for (const change of this.#steps[this.#undone - 1] ?? []) this.#put(change, change.after);
  }

  /**
   * Takes the update back and says what that took back. What it is put in place of is noted as it stood here and not
   * as the log has it, so that going forward again leads to today's content whatever the log lacks.
   */
  #takeBack({ changes, exact }: LoggedUpdate): ValueChange[] {
    const taken = (exact ?? this.#toldBy(changes)).map((change) => ({
      ...change,
      after: this.#valueAt(change),
    }));
    for (const change of taken.toReversed()) this.#put(change, change.before);
    return taken;
  }

  #toldBy(changes: readonly Change[]): ValueChange[] {
    return changes.flatMap((change) => {
      const { kind, element } = change;
      if (element === null || (kind !== 'added' && kind !== 'removed'))
        return toldValue(change, this.#stood) ?? [];
      const { id, title } = element;
      const entry = { element: id, field: wholeEntry, after: null };
      // Of what was removed the log has the title alone. What was added stands here as it was added, or is missing.
      if (kind === 'removed') return { ...entry, root: missingRoot, before: title };
      const root = Object.keys(entityDefaults).find((name) => this.#root(name).has(id));
      return { ...entry, root: root ?? missingRoot, before: null };
    });
  }

  readonly #stood: StoodAfter = {
    isSection: (id) => this.#root('sections').has(id),
    isGroup: (id) => this.#root('choiceGroups').has(id),
    component: (id) => this.#root('components').get(id) as Component | undefined,
  };

  #valueAt({ root, element, field }: ValueChange): ValueChange['after'] {
    const value = this.#root(root).get(element ?? field);
    const held =
      root in entityDefaults && field !== wholeEntry ? (value as object | undefined) : { [field]: value };
    return (Reflect.get(held ?? {}, field) ?? null) as ValueChange['after'];
  }

  #put({ root, element, field }: ValueChange, value: ValueChange['before']): void {
    const entries = this.#root(root);
    const defaults = entityDefaults[root];
    if (element === null) entries.set(field, value);
    else if (defaults && field !== wholeEntry) {
      const entry = entries.get(element);
      if (entry) entries.set(element, { ...entry, [field]: value });
    } else if (value === null) entries.delete(element);
    // What was logged before a field was thought of has it as it starts out.
    else entries.set(element, defaults ? { ...defaults, ...(value as object) } : value);
  }

  #root(name: string): Map<string, unknown> {
    const known = this.#roots.get(name);
    if (known) return known;
    const made = new Map<string, unknown>();
    this.#roots.set(name, made);
    return made;
  }

  #build(): QuoteContent {
    const all = (root: string) => [...this.#root(root).values()];
    const record = (root: string) => Object.fromEntries(this.#root(root)) as Record<ElementId, never>;
    return withoutLooseChoices({
      ...this.#texts,
      terms: Object.fromEntries(this.#root('terms')) as Terms,
      sections: all('sections') as Section[],
      choiceGroups: all('choiceGroups') as ChoiceGroup[],
      components: all('components') as Component[],
      choices: record('choices'),
      sectionChoices: record('sectionChoices'),
      picks: record('picks'),
      quantities: record('quantities'),
    });
  }
}
