/**
 * Who changed which row just now. When another person's change arrives, the row is washed in their colour for a
 * while; afterwards their name stays, pale, until the row has been in view long enough to be read.
 */
import type { Change, ParticipantView } from '#shared/protocol/change.ts';

export const washHoldMs = 3_000;
export const washFadeMs = 3_000;
export const seenAfterMs = 2_000;

/** wash: full colour. fading: on its way out. tag: only the pale name is left. */
export type MarkPhase = 'wash' | 'fading' | 'tag';

export interface Mark {
  readonly participant: ParticipantView;
  readonly phase: MarkPhase;
  /** What it did to the amount, in the component's own period; shown while the wash is. */
  readonly difference: number | null;
  /** Tells one change from the next on the same row. */
  readonly key: string;
}

interface Timers {
  set(run: () => void, ms: number): unknown;
  clear(timer: never): void;
}

const realTimers: Timers = { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer) };

export const changeKey = (change: Pick<Change, 'seq' | 'ordinal'>) => `${change.seq}.${change.ordinal}`;

export class LiveMarks {
  readonly #marks = new Map<string, Mark>();
  readonly #listeners = new Set<() => void>();
  readonly #running = new Map<string, unknown>();
  readonly #timers: Timers;
  /** Where motion is unwanted the wash stands still and goes at once when its time is up. */
  readonly #still: boolean;
  #newest: { seq: number; ordinal: number } | null = null;

  constructor({ still = false, timers = realTimers }: { still?: boolean; timers?: Timers } = {}) {
    this.#still = still;
    this.#timers = timers;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly markOf = (element: string): Mark | null => this.#marks.get(element) ?? null;

  /** Ids of the rows that are marked now, the latest change last. */
  readonly marked = (): string[] => [...this.#marks.keys()];

  /** Takes the session's activity, newest first; what it has seen before it passes over. */
  take(activity: readonly Change[], myId: string | null): void {
    const before = this.#newest;
    const isNews = (change: Change) =>
      before === null ||
      change.seq > before.seq ||
      (change.seq === before.seq && change.ordinal > before.ordinal);
    const news = activity.filter(isNews).reverse();
    const last = news.at(-1);
    if (!last) return;
    this.#newest = { seq: last.seq, ordinal: last.ordinal };
    for (const change of news) {
      if (change.element && change.participant.id !== myId) this.#mark(change.element.id, change);
    }
    this.#tell();
  }

  /** The row was in view for long enough: its name goes, unless the wash is still on. */
  seen(element: string): void {
    if (this.#marks.get(element)?.phase !== 'tag') return;
    this.#marks.delete(element);
    this.#tell();
  }

  dispose(): void {
    for (const timer of this.#running.values()) this.#timers.clear(timer as never);
    this.#running.clear();
    this.#listeners.clear();
  }

  #mark(element: string, change: Change): void {
    this.#marks.delete(element);
    this.#marks.set(element, {
      participant: change.participant,
      phase: 'wash',
      difference: change.difference,
      key: changeKey(change),
    });
    const hold = this.#still ? washHoldMs + washFadeMs : washHoldMs;
    this.#after(element, hold, () => {
      this.#setPhase(element, this.#still ? 'tag' : 'fading');
      if (!this.#still) this.#after(element, washFadeMs, () => this.#setPhase(element, 'tag'));
    });
  }

  #after(element: string, ms: number, run: () => void): void {
    this.#timers.clear(this.#running.get(element) as never);
    this.#running.set(element, this.#timers.set(run, ms));
  }

  #setPhase(element: string, phase: MarkPhase): void {
    const mark = this.#marks.get(element);
    if (!mark) return;
    this.#marks.set(element, { ...mark, phase });
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
