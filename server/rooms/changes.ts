/**
 * What an update changed, in the words of the attributed log: who, when, before, after, and the price at that
 * moment. Derived from the places the guard saw written and from the document before and after; nothing in it
 * is a client's claim. The cost grows with what was touched, not with the quote.
 */

import type * as Y from 'yjs';
import type { Change, ParticipantView } from '#shared/protocol/change.ts';
import { layouts } from '#shared/quote-doc/doc-layout.ts';
import { changesOf, type Draft } from './change-rows.ts';
import { type ComponentStanding, type Standing, standingOf, subjectOf, type Touched } from './standing.ts';

/** A text is logged once per person in this time, so that a paragraph does not make a hundred rows. */
const textPauseMs = 60_000;

const nothing: Standing = {
  components: new Map(),
  groups: new Map(),
  sections: new Map(),
  terms: new Map(),
};

const isText = (root: string): boolean => layouts.shared[root]?.kind === 'richTexts';

/** Whether what is written there changes how the component of that id stands, and no other. */
const concernsOneEntry = (root: string): boolean => isText(root) || subjectOf(root) === 'components';

export interface Moment {
  readonly seq: number;
  readonly participant: ParticipantView;
  readonly at: number;
}

/** What stood there before. `after` compares it with what stands there now. */
export interface Recording {
  after(moment: Moment): Change[];
}

/** Components whose standing is remembered: more than anybody edits at once, less than a large quote has. */
const remembered = 200;

export class ChangeRecorder {
  readonly #doc: Y.Doc;
  /** When a person last had a text logged. */
  readonly #textsLoggedAt = new Map<string, number>();
  /** How components stood after the last edit that touched them, which is how they stand before the next one. */
  readonly #components = new Map<string, ComponentStanding>();

  /** Every update of the document from now on must be told to `before`. */
  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Call before the update is applied, with every place it writes. */
  before(touched: readonly Touched[]): Recording {
    const before = this.#standing(touched);
    return {
      after: (moment) => {
        // What else is written can change how any component stands: its group's pick, its section, the currency.
        if (!touched.every(({ root }) => concernsOneEntry(root))) this.#components.clear();
        for (const { entry } of touched) if (entry !== null) this.#components.delete(entry);
        const after = this.#standing(touched);
        this.#remember(after.components);
        const drafts = changesOf(before, after, touched);
        return drafts
          .filter((draft) => this.#isWorthLogging(draft, moment))
          .map((draft, ordinal) => ({ ...moment, ordinal, ...draft }));
      },
    };
  }

  #standing(touched: readonly Touched[]): Standing {
    // Most updates are somebody typing, and of a text it is only told that it was changed.
    const told = touched.filter(({ root }) => !isText(root));
    if (told.length === 0) return nothing;
    const isKnown = ({ root, entry }: Touched): boolean =>
      subjectOf(root) === 'components' && entry !== null && this.#components.has(entry);
    const { components, ...others } = standingOf(
      this.#doc,
      told.filter((place) => !isKnown(place)),
    );
    const all = new Map(components);
    for (const place of told.filter(isKnown)) {
      const standing = place.entry === null ? undefined : this.#components.get(place.entry);
      if (place.entry !== null && standing) all.set(place.entry, standing);
    }
    return { ...others, components: all };
  }

  #remember(components: ReadonlyMap<string, ComponentStanding>): void {
    if (this.#components.size + components.size > remembered) this.#components.clear();
    if (components.size > remembered) return;
    for (const [id, standing] of components) this.#components.set(id, standing);
  }

  #isWorthLogging({ kind, field }: Draft, { participant, at }: Moment): boolean {
    if (kind !== 'text') return true;
    const key = `${participant.id} ${field}`;
    if (at - (this.#textsLoggedAt.get(key) ?? Number.NEGATIVE_INFINITY) < textPauseMs) return false;
    this.#textsLoggedAt.set(key, at);
    return true;
  }
}
