/**
 * What an update changed, in the words of the attributed log: who, when, before, after, and the price at that
 * moment. Derived from the places the guard saw written and from the document before and after; nothing in it
 * is a client's claim. The cost grows with what was touched, not with the quote.
 */

import type * as Y from 'yjs';
import type { Change, ParticipantView } from '#shared/protocol/change.ts';
import { layouts } from '#shared/quote-doc/doc-layout.ts';
import { changesOf, type Draft } from './change-rows.ts';
import { type Standing, standingOf, type Touched } from './standing.ts';

/** A text is logged once per person in this time, so that a paragraph does not make a hundred rows. */
const textPauseMs = 60_000;

const nothing: Standing = {
  components: new Map(),
  groups: new Map(),
  sections: new Map(),
  terms: new Map(),
};

export interface Moment {
  readonly seq: number;
  readonly participant: ParticipantView;
  readonly at: number;
}

/** What stood there before. `after` compares it with what stands there now. */
export interface Recording {
  after(moment: Moment): Change[];
}

export class ChangeRecorder {
  readonly #doc: Y.Doc;
  /** When a person last had a text logged. */
  readonly #textsLoggedAt = new Map<string, number>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Call before the update is applied, with every place it writes. */
  before(touched: readonly Touched[]): Recording {
    // Most updates are somebody typing, and of a text it is only told that it was changed.
    const isText = touched.every(({ root }) => layouts.shared[root]?.kind === 'richTexts');
    const standing = (): Standing => (isText ? nothing : standingOf(this.#doc, touched));
    const before = standing();
    return {
      after: (moment) => {
        const drafts = changesOf(before, standing(), touched);
        return drafts
          .filter((draft) => this.#isWorthLogging(draft, moment))
          .map((draft, ordinal) => ({ ...moment, ordinal, ...draft }));
      },
    };
  }

  #isWorthLogging({ kind, field }: Draft, { participant, at }: Moment): boolean {
    if (kind !== 'text') return true;
    const key = `${participant.id} ${field}`;
    if (at - (this.#textsLoggedAt.get(key) ?? Number.NEGATIVE_INFINITY) < textPauseMs) return false;
    this.#textsLoggedAt.set(key, at);
    return true;
  }
}
