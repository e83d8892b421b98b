/**
 * Where new items come to stand among those that are there, worked out as Yjs will, on a tracing laid over the
 * document. Two things are seen here and nowhere else: an item that says it stands to the right of what follows
 * it, which every peer would put somewhere else; and a crowd of items that each have to be compared with all the
 * others, which would stop every peer for minutes.
 */
import * as Y from 'yjs';
import type { DecodedItem, StructId } from './decoded-update.ts';
import { clockOf, structAt } from './known-structs.ts';
import { limits } from './limits.ts';
import { malformed, Refusal } from './refusal.ts';

/** A piece of a list: an item, or the part of one that nothing has been put into. */
interface Piece extends StructId {
  length: number;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  readonly list: List;
  /** `undefined`: what follows is what follows the item in the document. */
  next: Piece | null | undefined;
  readonly item: Y.Item | null;
}

/** A type, as far as what it holds is concerned. */
type Holder = Pick<Y.AbstractType<unknown>, '_start' | '_map'>;

/** What a type holds in order, or has held under one key. */
interface List {
  /** `undefined`: as in the document. */
  first: Piece | null | undefined;
  readonly type: Holder | undefined;
  readonly key: string | null;
}

export class ListOrder {
  readonly #doc: Y.Doc;
  /** By type, or by the id of the new item that holds it, and by key. */
  readonly #lists = new Map<unknown, Map<string | null, List>>();
  /** Of the document's items that were looked at, and of each client's new ones: in clock order. */
  readonly #known = new Map<Y.Item, Piece[]>();
  readonly #new = new Map<number, Piece[]>();
  #stepsLeft: number = limits.orderSteps;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Call in the order of integration. Throws where the item contradicts the order, or takes too long to place. */
  place(client: number, item: DecodedItem, key: string | null): void {
    const { clock, length, origin, rightOrigin } = item;
    // In this order, so that the second cut cannot move the edge that the first one made.
    const right = rightOrigin === null ? null : this.#startingAt(rightOrigin);
    const left = origin === null ? null : this.#endingAt(origin);
    const list = left?.list ?? right?.list ?? this.#listIn(item.parent, key);
    const piece: Piece = { client, clock, length, origin, rightOrigin, list, next: null, item: null };
    const before = this.#before(piece, left, right);
    piece.next = before === null ? this.#firstOf(list) : this.#after(before);
    if (before === null) list.first = piece;
    else before.next = piece;
    const pieces = this.#new.get(client);
    if (pieces === undefined) this.#new.set(client, [piece]);
    else pieces.push(piece);
  }

  /** What the piece comes to stand behind: Yjs's rules for items that were put in the same place. */
  #before(piece: Piece, left: Piece | null, right: Piece | null): Piece | null {
    let before = left;
    let isDecided = false;
    const passed = new Set<Piece>();
    const rivals = new Set<Piece>();
    for (let other = left === null ? this.#firstOf(piece.list) : this.#after(left); other !== right; ) {
      if (other === null) throw malformed();
      this.#step();
      if (!isDecided) {
        passed.add(other);
        rivals.add(other);
        const stays = this.#compare(piece, other, passed, rivals);
        if (stays === 'behind') {
          before = other;
          rivals.clear();
        }
        isDecided = stays === 'before';
      }
      other = this.#after(other);
    }
    return before;
  }

  #compare(
    piece: Piece,
    other: Piece,
    passed: ReadonlySet<Piece>,
    rivals: ReadonlySet<Piece>,
  ): 'behind' | 'before' | 'open' {
    if (isSame(piece.origin, other.origin)) {
      if (other.client < piece.client) return 'behind';
      return isSame(piece.rightOrigin, other.rightOrigin) ? 'before' : 'open';
    }
    const origin = other.origin === null ? null : this.#holding(other.origin);
    if (origin === null || !passed.has(origin)) return 'before';
    return rivals.has(origin) ? 'open' : 'behind';
  }

  #step(): void {
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) throw new Refusal('too-large');
  }

  #after(piece: Piece): Piece | null {
    if (piece.next !== undefined) return piece.next;
    const next = piece.item?.right ?? null;
    return next === null ? null : (this.#piecesOf(next)[0] ?? null);
  }

  #firstOf(list: List): Piece | null {
    if (list.first !== undefined) return list.first;
    let item = (list.key === null ? list.type?._start : list.type?._map.get(list.key)) ?? null;
    while (item?.left) {
      this.#step();
      item = item.left;
    }
    list.first = item === null ? null : (this.#piecesOf(item)[0] ?? null);
    return list.first;
  }

  /** The list that an item without neighbours says it is in. Its parent has been judged. */
  #listIn(parent: DecodedItem['parent'], key: string | null): List {
    if (parent === null) throw malformed();
    if (typeof parent === 'string') return this.#list(this.#doc.share.get(parent) ?? parent, key);
    if (parent.clock >= clockOf(this.#doc, parent.client)) {
      return this.#list(`${parent.client}:${parent.clock}`, key);
    }
    const holder = structAt(this.#doc, parent);
    if (!(holder instanceof Y.Item && holder.content instanceof Y.ContentType)) throw malformed();
    return this.#list(holder.content.type, key);
  }

  #list(holder: Holder | string, key: string | null): List {
    const lists = this.#lists.get(holder) ?? new Map<string | null, List>();
    this.#lists.set(holder, lists);
    const type = typeof holder === 'string' ? undefined : holder;
    const list = lists.get(key) ?? { first: type === undefined ? null : undefined, type, key };
    lists.set(key, list);
    return list;
  }

  #piecesOf(item: Y.Item): Piece[] {
    const known = this.#known.get(item);
    if (known !== undefined) return known;
    const { id, length, origin, rightOrigin } = item;
    const list = this.#list(item.parent as Holder, item.parentSub);
    const pieces = [{ ...idOf(id), length, origin, rightOrigin, list, next: undefined, item }];
    this.#known.set(item, pieces);
    return pieces;
  }

  #piecesAround(id: StructId): Piece[] {
    if (id.clock >= clockOf(this.#doc, id.client)) return this.#new.get(id.client) ?? [];
    const struct = structAt(this.#doc, id);
    return struct instanceof Y.Item ? this.#piecesOf(struct) : [];
  }

  #holding(id: StructId): Piece | null {
    return this.#find(id)?.piece ?? null;
  }

  #find(id: StructId): { readonly piece: Piece; readonly pieces: Piece[]; readonly index: number } | null {
    const pieces = this.#piecesAround(id);
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((pieces[middle]?.clock ?? 0) <= id.clock) low = middle;
      else high = middle - 1;
    }
    const piece = pieces[low];
    return piece === undefined ? null : { piece, pieces, index: low };
  }

  #endingAt(id: StructId): Piece {
    return this.#cutBefore({ client: id.client, clock: id.clock + 1 }, id).piece;
  }

  #startingAt(id: StructId): Piece {
    return this.#cutBefore(id, id).next;
  }

  /** Cuts the piece that holds `inside` in front of `id`, where that is not its edge. */
  #cutBefore(id: StructId, inside: StructId): { piece: Piece; next: Piece } {
    const found = this.#find(inside);
    if (found === null) throw malformed();
    const { piece, pieces, index } = found;
    const length = id.clock - piece.clock;
    if (length === 0 || length === piece.length) return { piece, next: piece };
    const next: Piece = {
      ...piece,
      clock: id.clock,
      length: piece.length - length,
      origin: { client: id.client, clock: id.clock - 1 },
    };
    piece.length = length;
    piece.next = next;
    pieces.splice(index + 1, 0, next);
    return { piece, next };
  }
}

const idOf = ({ client, clock }: StructId): StructId => ({ client, clock });

function isSame(a: StructId | null, b: StructId | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}
