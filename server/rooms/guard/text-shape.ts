/**
 * What no single piece of an update can say: whether the elements of a text have the attributes they need, and no more
 * in them than they may hold, once the update is applied.
 */
import { richTextNodes } from '#shared/quote/rich-text.ts';
import { covers } from './covered.ts';
import type { StructId } from './decoded-update.ts';
import type { JudgedDeletes } from './judge-deletes.ts';
import { isTombstone, type Judged } from './judge-structs.ts';
import { type Container, type Place, type Places, pathSteps } from './places.ts';
import { Refusal } from './refusal.ts';

type Node = Extract<Container, { kind: 'node' }>;

/** Throws `invalid-value` for an element without what it needs, `too-large` for one that holds too much. */
export function mustKeepShape(places: Places, judged: readonly Judged[], deletes: JudgedDeletes): void {
  const written = judged.filter((item) => item.place !== null && !item.deleted && !isTombstone(item));
  mustHaveRequired(places, written, deletes);
  mustEndSet(places, judged, deletes);
  mustNotOverflow(places, written, deletes.places);
}

function mustHaveRequired(places: Places, written: readonly Judged[], deletes: JudgedDeletes): void {
  const set = new Map<Container, Set<string>>();
  for (const { place } of written) {
    if (place === null || place.key === null || place.container.kind !== 'node') continue;
    set.set(place.container, (set.get(place.container) ?? new Set()).add(place.key));
  }
  const mustBeSet = (container: Node, key: string) => {
    if (!set.get(container)?.has(key)) throw new Refusal('invalid-value', pathSteps({ container, key }));
  };
  for (const { container } of written) {
    if (container?.kind === 'node') for (const name of requiredOf(container)) mustBeSet(container, name);
  }
  for (const { container, key } of deletes.places) {
    if (container.kind !== 'node' || key === null || !requiredOf(container).includes(key)) continue;
    if (!goes(container, places, deletes)) mustBeSet(container, key);
  }
}

/**
 * A value that is gone when it arrives displaces the one before it all the same, so in a slot that must be set the last
 * of them must stay. Whatever ends up last in the slot is a value that no other follows.
 */
function mustEndSet(places: Places, judged: readonly Judged[], deletes: JudgedDeletes): void {
  const isRequired = ({ place }: Judged) =>
    place?.container.kind === 'node' && place.key !== null && requiredOf(place.container).includes(place.key);
  const values = judged.filter(isRequired);
  const made = new Map(judged.map((item) => [item.container, item]));
  const followed = new Set(
    values.map(({ struct }) => struct.type === 'item' && struct.origin && nameOf(struct.origin)),
  );
  for (const value of values) {
    const { client, struct, place } = value;
    const last = { client, clock: struct.clock + struct.length - 1 };
    const isGone = value.deleted || isTombstone(value);
    if (!isGone || place?.container.kind !== 'node' || followed.has(nameOf(last))) continue;
    const isHolderGone = made.get(place.container)?.deleted ?? goes(place.container, places, deletes);
    if (!isHolderGone) throw new Refusal('invalid-value', pathSteps(place));
  }
}

/** An element that is here goes with all that is in it. */
function goes(container: Node, places: Places, deletes: JudgedDeletes): boolean {
  const id = places.itemOf(container)?.id;
  return id !== undefined && covers(deletes.ranges.get(id.client), id.clock);
}

const nameOf = ({ client, clock }: StructId): string => `${client} ${clock}`;

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
