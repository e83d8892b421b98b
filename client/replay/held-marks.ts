import type { Change } from '#shared/protocol/change.ts';
import { changeKey, LiveMarks, type Mark } from '../quote-room/people/live-marks.ts';

/** The marks of one moment: they are there for as long as it is shown, whoever made the changes. */
export class HeldMarks extends LiveMarks {
  #held: ReadonlyMap<string, Mark> = new Map();
  readonly #listeners = new Set<() => void>();

  override readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  override readonly markOf = (element: string): Mark | null => this.#held.get(element) ?? null;

  override readonly marked = (): string[] => [...this.#held.keys()];

  /** Newest first. */
  hold(changes: readonly Change[]): void {
    this.#held = new Map(
      changes.toReversed().flatMap((change): [string, Mark][] => {
        const { element, participant, difference } = change;
        return element
          ? [[element.id, { participant, phase: 'wash', difference, key: changeKey(change) }]]
          : [];
      }),
    );
    for (const listener of this.#listeners) listener();
  }
}
