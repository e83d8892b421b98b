/** The fields of a quote as they will stand once the update is applied: what it writes, over what the server holds. */
import type * as Y from 'yjs';
import { liveAt, slotsOf } from './known-structs.ts';

export class AfterUpdate {
  readonly #doc: Y.Doc;
  readonly #written = new Map<string, unknown>();
  readonly #made = new Set<string>();
  readonly #removed = new Set<string>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  write(root: string, entry: string, field: string, value: unknown): void {
    this.#written.set(slot(root, entry, field), value);
  }

  make(root: string, entry: string): void {
    this.#made.add(slot(root, entry));
  }

  remove(root: string, entry: string): void {
    this.#removed.add(slot(root, entry));
  }

  /**
   * `gone`: it was there once. What is said about it comes to nothing and harms nobody, and the person who says
   * it may not have heard yet.
   */
  presence(root: string, entry: string): 'there' | 'gone' | 'never' {
    if (this.#made.has(slot(root, entry))) return 'there';
    if (this.#removed.has(slot(root, entry))) return 'gone';
    const item = slotsOf(this.#doc, root).get(entry);
    if (item === undefined) return 'never';
    return item.deleted ? 'gone' : 'there';
  }

  field(root: string, entry: string, field: string): unknown {
    const written = slot(root, entry, field);
    if (this.#written.has(written)) return this.#written.get(written);
    return liveAt(this.#doc, root, entry, field)?.content.getContent().at(-1);
  }
}

const slot = (...path: string[]): string => path.join('/');
