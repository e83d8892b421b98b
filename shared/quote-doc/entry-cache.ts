import type * as Y from 'yjs';
import type { Issue } from '../pricing/priced-quote.ts';
import type { Reading } from './read-component.ts';
import { sameValue } from './same-value.ts';

type Changed = Parameters<Y.Transaction['changed']['set']>[0];

/**
 * The entries of one root as read, kept until they change: reading again costs only what changed, and an entry
 * that did not change is the same object as before.
 */
export class EntryCache<T extends object> {
  readonly #root: Y.Map<unknown>;
  readonly #read: (key: string) => Reading<T>;
  readonly #readings = new Map<string, Reading<T>>();
  readonly #stale: Set<string>;

  constructor(root: Y.Map<unknown>, read: (key: string) => Reading<T>) {
    this.#root = root;
    this.#read = read;
    this.#stale = new Set(root.keys());
    root.observeDeep((events) => {
      for (const event of events) {
        const [key] = event.path;
        if (key === undefined) for (const changed of event.changes.keys.keys()) this.#stale.add(changed);
        else this.#stale.add(String(key));
      }
    });
  }

  /**
   * Has what a transaction under way has done so far read again: its events come only when it ends, and have it read
   * once more then. `changed`: as Yjs keeps it, the types that were written to, each with its keys.
   */
  noteUnfinished(changed: Y.Transaction['changed']): void {
    for (const [type, keys] of changed) {
      if ((type as unknown) === this.#root) {
        for (const key of keys) if (key !== null) this.#stale.add(key);
        continue;
      }
      const key = this.#keyOf(type);
      if (key !== null) this.#stale.add(key);
    }
  }

  /** The entry of this root that it lies in, however deep; `null` where it lies in none. */
  #keyOf(type: Changed): string | null {
    let inner: unknown = type;
    for (let outer: unknown = type.parent; outer !== this.#root; outer = (outer as Changed).parent) {
      if (outer === null) return null;
      inner = outer;
    }
    for (const [key, value] of this.#root) if (value === inner) return key;
    return null;
  }

  /** Reads what changed since the last call; whether anything is different now. */
  refresh(): boolean {
    let different = false;
    for (const key of this.#stale) {
      const before = this.#readings.get(key);
      const now = this.#root.has(key) ? this.#read(key) : undefined;
      if (before !== undefined && now !== undefined && sameValue(before, now)) continue;
      different ||= before !== undefined || now !== undefined;
      if (now === undefined) this.#readings.delete(key);
      else this.#readings.set(key, now);
    }
    this.#stale.clear();
    return different;
  }

  values(): T[] {
    return Array.from(this.#readings.values(), (reading) => reading.value).filter((value) => value !== null);
  }

  get(key: string): T | null {
    return this.#readings.get(key)?.value ?? null;
  }

  issues(): Issue[] {
    return Array.from(this.#readings.values()).flatMap((reading) => reading.issues);
  }
}
