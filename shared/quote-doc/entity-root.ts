import * as Y from 'yjs';
import type { z } from 'zod';
import { sameValue } from './same-value.ts';

type Fields = Readonly<Record<string, z.ZodType>>;
type Values<F extends Fields> = { [K in keyof F]: z.infer<F[K]> };

/**
 * One root of id → Y.Map of fields, written by rule: every value is checked before it goes in (a value that does
 * not fit is the caller's bug and throws a ZodError), and a value that is there already is not written again.
 */
export class EntityRoot<F extends Fields> {
  readonly #doc: Y.Doc;
  readonly #name: string;
  readonly #fields: F;

  constructor(doc: Y.Doc, name: string, fields: F) {
    this.#doc = doc;
    this.#name = name;
    this.#fields = fields;
  }

  get #root(): Y.Map<unknown> {
    return this.#doc.getMap(this.#name);
  }

  has(id: string): boolean {
    return this.#root.get(id) instanceof Y.Map;
  }

  add(id: string, values: Values<F>): void {
    const entry = new Y.Map<unknown>();
    for (const field of Object.keys(this.#fields)) {
      entry.set(field, this.#fields[field]?.parse(values[field as keyof F]));
    }
    this.#root.set(id, entry);
  }

  set<K extends keyof F & string>(id: string, field: K, value: Values<F>[K]): void {
    const entry = this.#root.get(id);
    if (entry instanceof Y.Map) setIfNew(entry, field, this.#fields[field]?.parse(value));
  }

  remove(id: string): void {
    if (this.#root.has(id)) this.#root.delete(id);
  }
}

export function setIfNew(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (!map.has(key) || !sameValue(map.get(key), value)) map.set(key, value);
}
