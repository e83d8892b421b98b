/**
 * What no single piece of an update can say: whether the elements of a text have the attributes they need, and no more
 * in them than they may hold, once the update is applied.
 */
import { richTextNodes } from '#shared/quote/rich-text.ts';
import { covers } from './covered.ts';
import type { JudgedDeletes } from './judge-deletes.ts';
import { isTombstone, type Judged, type StructJudge } from './judge-structs.ts';
import { type Container, type Place, type Places, pathSteps } from './places.ts';
import { Refusal } from './refusal.ts';

type Node = Extract<Container, { kind: 'node' }>;

/** Throws `invalid-value` for an element without what it needs, `too-large` for one that holds too much. */
export function mustKeepShape(
  places: Places,
  structs: StructJudge,
  judged: readonly Judged[],
  deletes: JudgedDeletes,
): void {
  mustEndSet(places, structs, judged, deletes);
  const written = judged.filter((item) => item.place !== null && !item.deleted && !isTombstone(item));
  mustNotOverflow(places, written, deletes.places);
}

/**
 * What an element needs must stand in it when all is applied. Whatever else is written, a slot's value is what stands last
 * in it: one that is gone when it comes displaces what was there, and one that comes to stand before another never shows.
 */
function mustEndSet(
  places: Places,
  structs: StructJudge,
  judged: readonly Judged[],
  deletes: JudgedDeletes,
): void {
  const made = new Map(judged.map((item) => [item.container, item]));
  const slots = new Map<Node, Set<string>>();
  const look = (container: Container | null, key?: string | null) => {
    if (container?.kind !== 'node') return;
    for (const name of requiredOf(container)) {
      if (key === undefined || key === name)
        slots.set(container, (slots.get(container) ?? new Set()).add(name));
    }
  };
  for (const { container, place } of judged) {
    look(container);
    if (place !== null) look(place.container, place.key);
  }
  for (const { container, key } of deletes.places) look(container, key);
  for (const [container, keys] of slots) {
    const maker = made.get(container);
    if (maker?.deleted ?? goes(container, places, deletes)) continue;
    const holder = maker ? { client: maker.client, clock: maker.struct.clock } : places.typeOf(container);
    for (const key of keys) {
      if (holder === undefined || !structs.endsSet(holder, key, deletes.ranges))
        throw new Refusal('invalid-value', pathSteps({ container, key }));
    }
  }
}

/** An element that is here goes with all that is in it. */
function goes(container: Node, places: Places, deletes: JudgedDeletes): boolean {
  const id = places.itemOf(container)?.id;
  return id !== undefined && covers(deletes.ranges.get(id.client), id.clock);
}

/** What the same update deletes makes room: an editor puts a changed row in place of the old one. */
function mustNotOverflow(places: Places, written: readonly Judged[], deleted: readonly Place[]): void {
  const more = new Map<Node, number>();
  const add = ({ container, key }: Place, count: number) => {
    if (container.kind !== 'node' || key !== null || mostIn(container) === undefined) return;
    more.set(container, (more.get(container) ?? 0) + count);
  };
  for (const { place } of written) if (place !== null) add(place, 1);
  for (const place of deleted) add(place, -1);
  for (const [container, count] of more) {
    const most = mostIn(container) ?? 0;
    if (count > 0 && places.childrenOf(container) + count > most)
      throw new Refusal('too-large', pathSteps({ container, key: null }));
  }
}

const requiredOf = ({ node }: Node): readonly string[] => richTextNodes[node]?.required ?? [];
const mostIn = ({ node }: Node): number | undefined => richTextNodes[node]?.most;
