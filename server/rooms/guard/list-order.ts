/**
 * Where new items come to stand among those that are there, worked out as Yjs will, on a tracing laid over the
 * document.
 *
 * Copies of a document hear of its items in different orders: one that is loaded from a snapshot takes them client
 * by client. All orders end in the same list when every item names a right neighbour that is to the right of its
 * left one, and that was not itself put behind something between the two: whoever saw that neighbour saw what it
 * was put behind, and had to name it. Typing always does. Undo does not always, and then the item is told to the
 * others with a neighbour that it could have named and that leaves it where its author has it. Where there is none,
 * copies could not agree, and the item is refused.
 *
 * The other thing seen here is a crowd of items that each have to be compared with all the others, which would stop
 * every copy for minutes.
 */
import * as Y from 'yjs';
import { limits } from '../limits.ts';
import type { DecodedItem, StructId } from './decoded-update.ts';
import { clockOf, structAt } from './known-structs.ts';
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
export type Holder = Pick<Y.AbstractType<unknown>, '_start' | '_map'>;

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
  #stepsLeft: number = limits.update.orderSteps;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /**
   * Call in the order of integration. Returns the right neighbour to tell of it. Throws `malformed` where copies of
   * the document would disagree about its place, `too-large` where it takes too long to find.
   */
  place(client: number, item: DecodedItem, key: string | null): StructId | null {
    const { clock, length, origin } = item;
    // In this order, so that the second cut cannot move the edge that the first one made.
    const named = item.rightOrigin === null ? null : this.#startingAt(item.rightOrigin);
    const left = origin === null ? null : this.#endingAt(origin);
    const list = left?.list ?? named?.list ?? this.#listIn(item.parent, key);
    const right = named === null ? null : this.#tellable(named, left, list);
    const rightOrigin = right === null ? null : idOf(right);
    const piece: Piece = { client, clock, length, origin, rightOrigin, list, next: null, item: null };
    const before = this.#before(piece, left, right);
    // Its author has put it before the neighbour it names.
    if (right !== null && right !== named) {
      const asNamed = { ...piece, rightOrigin: item.rightOrigin };
      if (this.#before(asNamed, left, named) !== before) throw malformed();
    }
    piece.next = before === null ? this.#firstOf(list) : this.#after(before);
    if (before === null) list.first = piece;
    else before.next = piece;
    const pieces = this.#new.get(client);
    if (pieces === undefined) this.#new.set(client, [piece]);
    else pieces.push(piece);
    return rightOrigin;
  }

  /** What stands last under a key once all is placed: that is its value. `holder`: a type, or the new item that is one. */
  lastUnder(holder: Holder | StructId, key: string): StructId | null {
    const list = this.#list('client' in holder ? nameOf(holder) : holder, key);
    const item = list.type?._map.get(key);
    let last = item === undefined ? this.#firstOf(list) : (this.#piecesOf(item).at(-1) ?? null);
    for (let next = last; next !== null; next = this.#after(next)) {
      this.#step();
      last = next;
    }
    return last && { client: last.client, clock: last.clock + last.length - 1 };
  }

  /**
   * The right neighbour itself, or what it was put behind, as long as that is to the right of `left`; `null` where
   * the neighbour is not, since Yjs then goes on to the end as though none had been named.
   */
  #tellable(named: Piece, left: Piece | null, list: List): Piece | null {
    const between = new Set<Piece>();
    for (let other = this.#following(left, list); other !== named; other = this.#after(other)) {
      if (other === null) return null;
      this.#step();
      between.add(other);
    }
    let right = named;
    for (let origin = right.origin; origin !== null && between.size > 0; origin = right.origin) {
      const behind = this.#holding(origin);
      if (behind === null || !between.has(behind)) break;
      right = behind;
    }
    return right;
  }

  /** What the piece comes to stand behind: Yjs's rules for items that were put in the same place. */
  #before(piece: Piece, left: Piece | null, right: Piece | null): Piece | null {
    let before = left;
    const passed = new Set<Piece>();
    const rivals = new Set<Piece>();
    for (let other = this.#following(left, piece.list); other !== right; other = this.#after(other)) {
      // The end of the list: only a piece without a right neighbour comes here.
      if (other === null) break;
      this.#step();
      passed.add(other);
      rivals.add(other);
      const stays = this.#compare(piece, other, passed, rivals);
      if (stays === 'before') break;
      if (stays === 'behind') {
        before = other;
        rivals.clear();
      }
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

  #following(left: Piece | null, list: List): Piece | null {
    return left === null ? this.#firstOf(list) : this.#after(left);
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
      return this.#list(nameOf(parent), key);
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
const nameOf = ({ client, clock }: StructId): string => `${client}:${clock}`;

function isSame(a: StructId | null, b: StructId | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}
