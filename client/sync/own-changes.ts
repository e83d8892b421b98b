/**
 * What was changed here and is not known to be on the server's disk, value by value. After a refusal or a lost
 * access it tells what of it went back, so that nothing typed is lost without a word.
 */
import { type Difference, wholeEntry } from './diff-content.ts';
import type { RefusedChange } from './session-state.ts';

export type Lost = RefusedChange['lost'];

const keyOf = ({ root, element, field }: Difference) => JSON.stringify([root, element, field]);
const entryOf = ({ root, element }: Difference) => JSON.stringify([root, element]);

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
   * What of the own changes is not in the actual content, out of all differences from the actual content to the
   * local one. Differences in values that were not touched here are other people's doing and are left out.
   */
  wentBack(actualToMine: readonly Difference[]): Lost {
    const entries = new Set([...this.#byValue.values()].map(entryOf));
    return actualToMine
      .filter((difference) =>
        difference.field === wholeEntry
          ? entries.has(entryOf(difference))
          : this.#byValue.has(keyOf(difference)),
      )
      .map(asLost);
  }

  /** All of it, where the actual content cannot be known any more; `actual` is then what was there before. */
  all(): Lost {
    return [...this.#byValue.values()].map(asLost);
  }
}

const asLost = ({ element, title, field, before, after }: Difference): Lost[number] => ({
  element,
  title,
  field,
  mine: after,
  actual: before,
});
