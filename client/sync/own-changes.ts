/**
 * What was changed here and is not known to be on the server's disk, value by value. After a refusal or a lost
 * access it tells what of it went back, so that nothing typed is lost without a word.
 */

import type { Difference } from '#shared/quote-doc/diff-content.ts';
import { layouts } from '#shared/quote-doc/doc-layout.ts';
import { sameValue } from '#shared/quote-doc/same-value.ts';
import { wholeEntry } from '#shared/quote-doc/value-place.ts';
import type { LostValue } from './session-state.ts';

export type Lost = readonly LostValue[];

type Named = Pick<Difference, 'root' | 'element' | 'field'>;
export const keyOf = ({ root, element, field }: Named) => JSON.stringify([root, element, field]);
const entryOf = ({ root, element }: Named) => JSON.stringify([root, element]);

/** Texts that several people change at once become one that holds what each of them wrote. */
export const isMerged = ({ root }: Difference) => layouts.shared[root]?.kind === 'richTexts';
const isRemoval = ({ field, after }: Difference) => field === wholeEntry && after === null;

export class OwnChanges {
  readonly #byValue = new Map<string, Difference>();

  /** Notes what one local change did. */
  add(differences: readonly Difference[]): void {
    for (const difference of differences) {
      const first = this.#byValue.get(keyOf(difference));
      this.#byValue.set(keyOf(difference), { ...difference, before: (first ?? difference).before });
    }
  }

  /** For keeping; `add` takes them again. */
  list(): readonly Difference[] {
    return [...this.#byValue.values()];
  }

  /** Everything is on disk. */
  clear(): void {
    this.#byValue.clear();
  }

  /**
   * The own changes that the actual content lacks, out of all differences from the actual content to the local one.
   * Differences in values that were not touched here are other people's doing and are left out.
   */
  missing(actualToMine: readonly Difference[]): readonly Difference[] {
    const entries = new Set([...this.#byValue.values()].map(entryOf));
    return actualToMine.filter((difference) =>
      difference.field === wholeEntry
        ? entries.has(entryOf(difference))
        : this.#byValue.has(keyOf(difference)),
    );
  }

  /** Lets go of those that others have overtaken by what they changed, or by removing what they were about. */
  overtaken(theirs: readonly Difference[]): Lost {
    const isFor = (mine: Difference, change: Difference) =>
      keyOf(mine) === keyOf(change)
        ? !isMerged(mine) && !sameValue(mine.after, change.after)
        : isRemoval(change) && mine.element === change.element && !isRemoval(mine);
    return [...this.#byValue].flatMap(([key, mine]) => {
      const change = theirs.find((candidate) => isFor(mine, candidate));
      if (change === undefined) return [];
      this.#byValue.delete(key);
      return asLost({ ...mine, before: isRemoval(change) ? null : change.after });
    });
  }

  /** All of it, where the actual content cannot be known any more; `actual` is then what was there before. */
  all(): Lost {
    return [...this.#byValue.values()].map(asLost);
  }
}

/** `before` is what is there, and `after` what I had made it. */
export const asLost = ({ root, element, title, field, before, after }: Difference): LostValue => ({
  root,
  element,
  title,
  field,
  mine: after,
  actual: before,
});
