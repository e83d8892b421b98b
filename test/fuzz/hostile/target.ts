/** What an attacker knows of the document: all of it, since a client has a copy. */
import * as Y from 'yjs';
import { sharedLayout } from '#shared/quote-doc/doc-layout.ts';
import type { Id } from '../../support/hand-made-update.ts';
import type { Random } from '../random.ts';

export class Target {
  readonly doc: Y.Doc;
  readonly random: Random;

  constructor(doc: Y.Doc, random: Random) {
    this.doc = doc;
    this.random = random;
  }

  clients(): number[] {
    return [...this.doc.store.clients.keys()];
  }

  /** The clock that the next struct of the client has. */
  nextClock(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  /** Some struct that is there, now and then in its middle; garbage and tombstones too. */
  anyId(): Id {
    const structs = this.doc.store.clients.get(this.random.one(this.clients())) ?? [];
    const { id, length } = this.random.one(structs);
    return { client: id.client, clock: id.clock + this.random.below(length) };
  }

  /** What is alive under a key of the root, a level further down every other time; `null` where nothing is. */
  idIn(root: string): Id | null {
    const entries = [...this.doc.getMap(root)._map.values()].filter(({ deleted }) => !deleted);
    if (entries.length === 0) return null;
    const entry = this.random.one(entries);
    if (!(entry.content instanceof Y.ContentType) || this.random.chance(0.3)) return entry.id;
    const inside = [...entry.content.type._map.values()];
    for (let item = entry.content.type._start; item; item = item.right) inside.push(item);
    return inside.length === 0 ? entry.id : this.random.one(inside).id;
  }

  anyRoot(): string {
    return this.random.one(Object.keys(sharedLayout));
  }

  /** A key that is in the root. */
  keyIn(root: string): string {
    const keys = [...this.doc.getMap(root).keys()];
    return keys.length === 0 ? 'training' : this.random.one(keys);
  }
}
