/**
 * Judges the new structs in the order in which they will be integrated, so that whatever one builds on has been
 * judged before it. Where a struct lives is found out the way integration will: by its explicit parent, else
 * from its left origin, else from its right one.
 */
import * as Y from 'yjs';
import { covers } from './covered.ts';
import type { DecodedItem, DecodedUpdate, StructId } from './decoded-update.ts';
import { mustFit } from './fitting.ts';
import { clockOf, structAt } from './known-structs.ts';
import { type Holder, ListOrder } from './list-order.ts';
import { mayBeTheirs, type Run, type Sender } from './new-structs.ts';
import { mustBeWritable, mustNotBeFixed, type Writer } from './permission.ts';
import { type Container, containerAt, isGarbage, type Place, type Places } from './places.ts';
import { Gap, malformed, Refusal } from './refusal.ts';
import { WaitingRuns } from './waiting-runs.ts';

/** A judged struct. `place` is `null` where it comes to nothing: garbage, or content that lands in garbage. */
export interface Judged {
  readonly client: number;
  readonly struct: Run['structs'][number];
  readonly place: Place | null;
  /** What it can hold, when its content is a type. */
  readonly container: Container | null;
  /** The same update deletes it again. */
  readonly deleted: boolean;
}

export class StructJudge {
  readonly #sender: Sender & Writer;
  readonly #places: Places;
  readonly #runs: ReadonlyMap<number, Run>;
  readonly #deletes: DecodedUpdate['deletes'];
  readonly #order: ListOrder;
  /** By client, in clock order: how far each run has been judged, and with what result. */
  readonly judged = new Map<number, Judged[]>();

  constructor(
    sender: Sender & Writer,
    places: Places,
    runs: readonly Run[],
    deletes: DecodedUpdate['deletes'],
  ) {
    this.#sender = sender;
    this.#places = places;
    this.#runs = new Map(runs.map((run) => [run.client, run]));
    this.#deletes = deletes;
    this.#order = new ListOrder(sender.doc);
  }

  /**
   * Throws when one of them is refused, or builds on something that is neither here nor in the update. A run goes on as
   * far as it can, and is looked at again when the one that it waits for has come far enough: looking at all of them
   * each time would take the square of their number.
   */
  judgeAll(): void {
    const ready = [...this.#runs.values()];
    const waiting = new WaitingRuns();
    for (const run of ready) {
      const needed = this.#judgeRun(run);
      if (needed !== null) waiting.add(run, needed);
      ready.push(...waiting.take(run.client, this.#clockAfter(run.client)));
    }
    const stuck = waiting.all();
    if (stuck.length > 0) throw this.#unresolved(stuck);
  }

  /** The clock up to which this client's structs are known or will be. */
  endOf(client: number): number {
    return this.#runs.get(client)?.until ?? clockOf(this.#sender.doc, client);
  }

  /** Why something that is needed is not there. */
  missing({ client }: StructId): Error {
    return mayBeTheirs(client, this.#sender) ? new Gap() : new Refusal('unresolved');
  }

  /** Whether a value stands under the key once all is applied, with what is deleted with it. Call when all are judged. */
  endsSet(holder: Holder | StructId, key: string, deleted: DecodedUpdate['deletes']): boolean {
    const last = this.#order.lastUnder(holder, key);
    if (last === null || covers(deleted.get(last.client), last.clock)) return false;
    const judged = this.#judgedAt(last);
    return judged === undefined ? !structAt(this.#sender.doc, last).deleted : !isTombstone(judged);
  }

  /** What it has to wait for, or `null` when all of it is judged. */
  #judgeRun(run: Run): StructId | null {
    const done = this.judged.get(run.client) ?? [];
    this.judged.set(run.client, done);
    for (let struct = run.structs[done.length]; struct !== undefined; struct = run.structs[done.length]) {
      const needed = struct.type === 'item' ? this.#needs(run.client, struct) : null;
      if (needed !== null) return needed;
      done.push(this.#judge(run.client, struct));
    }
    return null;
  }

  /** The first thing the item refers to that has not been integrated before it. */
  #needs(client: number, item: DecodedItem): StructId | null {
    const parent = typeof item.parent === 'string' ? null : item.parent;
    for (const id of [item.origin, item.rightOrigin, parent]) {
      if (id === null) continue;
      // Yjs does not wait for a client's own structs: one that points at itself or ahead breaks it.
      if (id.client === client && id.clock >= item.clock) throw malformed();
      if (id.client !== client && id.clock >= this.#clockAfter(id.client)) return id;
    }
    return null;
  }

  #unresolved(waiting: readonly Run[]): Error {
    for (const run of waiting) {
      const struct = run.structs[this.judged.get(run.client)?.length ?? 0];
      const needed = struct?.type === 'item' ? this.#needs(run.client, struct) : null;
      if (needed !== null && needed.clock >= this.endOf(needed.client)) return this.missing(needed);
    }
    // Everything is here, and yet nothing can come first: the structs wait for each other.
    return malformed();
  }

  /** The clock that integration has reached for this client. */
  #clockAfter(client: number): number {
    const last = this.judged.get(client)?.at(-1)?.struct;
    return last === undefined ? clockOf(this.#sender.doc, client) : last.clock + last.length;
  }

  #judge(client: number, struct: Run['structs'][number]): Judged {
    const deleted = covers(this.#deletes.get(client), struct.clock, struct.length);
    const place = struct.type === 'item' ? this.#placeOf(struct) : null;
    if (struct.type !== 'item' || place === null) {
      const gone = { type: 'gone', clock: struct.clock, length: struct.length } as const;
      return { client, struct: gone, place: null, container: null, deleted };
    }
    mustBeWritable(place, this.#sender);
    mustNotBeFixed(place);
    // A slot's new value always follows the old one; one that claims a successor was made by no Yjs.
    if (place.key !== null && struct.rightOrigin !== null) throw malformed();
    mustFit(place, struct.content, deleted);
    const placed = { ...struct, rightOrigin: this.#order.place(client, struct, place.key) };
    return { client, struct: placed, place, container: containerAt(place, struct.content), deleted };
  }

  #placeOf(item: DecodedItem): Place | null {
    const neighbours = [item.origin, item.rightOrigin].filter((id) => id !== null);
    if (neighbours.length > 0) return this.#placeBeside(neighbours);
    const { parent, key } = item;
    if (parent === null) throw malformed();
    if (typeof parent === 'string') return { container: this.#places.root(parent), key };
    const container = this.#containerIn(parent);
    return container === 'garbage' ? null : { container, key };
  }

  #placeBeside(neighbours: readonly StructId[]): Place | null {
    const places = neighbours.map((id) => this.#placeAt(id));
    // Integration cuts its neighbours at these points, even when the item itself comes to nothing.
    for (const place of places) if (place !== null) mustBeWritable(place, this.#sender);
    const [first, second = first] = places;
    if (!first || !second) return null;
    if (first.container !== second.container || first.key !== second.key) throw malformed();
    return first;
  }

  #placeAt(id: StructId): Place | null {
    const judged = this.#judgedAt(id);
    if (judged !== undefined) return judged.place;
    const struct = structAt(this.#sender.doc, id);
    return isGarbage(struct) ? null : this.#places.ofItem(struct);
  }

  #containerIn(id: StructId): Container | 'garbage' {
    const judged = this.#judgedAt(id);
    if (judged !== undefined) {
      if (judged.container !== null) return judged.container;
      if (judged.place !== null && !isTombstone(judged)) throw malformed();
      return 'garbage';
    }
    const struct = structAt(this.#sender.doc, id);
    if (isGarbage(struct) || struct.content instanceof Y.ContentDeleted) return 'garbage';
    if (!(struct.content instanceof Y.ContentType)) throw malformed();
    return this.#places.ofType(struct.content.type);
  }

  /** The struct of this update that holds the clock; `undefined` when the server has it. */
  #judgedAt({ client, clock }: StructId): Judged | undefined {
    const run = this.#runs.get(client);
    if (run === undefined || clock < run.from) return undefined;
    const judged = this.judged.get(client) ?? [];
    let low = 0;
    let high = judged.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((judged[middle]?.struct.clock ?? 0) <= clock) low = middle;
      else high = middle - 1;
    }
    return judged[low];
  }
}

export function isTombstone({ struct }: Judged): boolean {
  return struct.type === 'item' && struct.content.kind === 'deleted';
}
