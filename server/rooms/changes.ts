/**
 * What an update changed, in the words of the attributed log: who, when, before, after, and the price at that
 * moment. Derived from the places the guard saw written and from the document before and after; nothing in it
 * is a client's claim. The cost grows with what was touched, not with the quote.
 */

import type * as Y from 'yjs';
import type { Change, ParticipantView } from '#shared/protocol/change.ts';
import { layouts } from '#shared/quote-doc/doc-layout.ts';
import type { ValueChange } from '#shared/replay/value-change.ts';
import { changesOf, type Draft } from './change-rows.ts';
import { chosenAt, untold } from './exact-changes.ts';
import {
  type ComponentStanding,
  isAboutOneComponent,
  type Standing,
  standingAfter,
  standingOf,
  type Touched,
} from './standing.ts';

/** A text is logged once per person in this time, so that a paragraph does not make a hundred rows. */
const textPauseMs = 60_000;

const nothing: Standing = {
  components: new Map(),
  groups: new Map(),
  sections: new Map(),
  terms: new Map(),
};

const isText = (root: string): boolean => layouts.shared[root]?.kind === 'richTexts';

export interface Moment {
  readonly seq: number;
  readonly participant: ParticipantView;
  readonly at: number;
}

/** What an update changed. */
export interface Recorded {
  readonly changes: readonly Change[];
  /** All of it in values; `null` where the rows say as much. */
  readonly exact: readonly ValueChange[] | null;
}

/** What stood there before. `after` compares it with what stands there now. */
export interface Recording {
  after(moment: Moment): Recorded;
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
    // Most updates are somebody typing, and of a text it is only told that it was changed.
    const told = touched.filter(({ root }) => !isText(root));
    if (told.length === 0) {
      return {
        after: (moment) => ({
          changes: this.#log(changesOf(nothing, nothing, touched), moment),
          exact: null,
        }),
      };
    }
    const before = standingOf(this.#doc, told, this.#components);
    const chosen = chosenAt(this.#doc, told);
    return {
      after: (moment) => {
        const after = standingAfter(this.#doc, told, before);
        // What else is written can change how any component stands: its group's pick, its section, the currency.
        if (!told.every(isAboutOneComponent)) this.#components.clear();
        this.#remember(after.components);
        const rows = changesOf(before, after, touched);
        const then = { standing: before, chosen };
        const now = { standing: after, chosen: chosenAt(this.#doc, told) };
        return { changes: this.#log(rows, moment), exact: untold(then, now, told, rows) };
      },
    };
  }

  #log(rows: readonly Draft[], moment: Moment): Change[] {
    return rows
      .filter((draft) => this.#isWorthLogging(draft, moment))
      .map((draft, ordinal) => ({ ...moment, ordinal, ...draft }));
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
