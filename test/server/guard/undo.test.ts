/** Stock undo copies what it brings back, and names neighbours for the copies that typing never would. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { decodeUpdate } from '../../../server/rooms/guard/decode-update.ts';
import type { DecodedItem } from '../../../server/rooms/guard/decoded-update.ts';
import { asText, type GuardedRoom, type Peer } from '../../support/guarded-room.ts';
import { undoingPeople } from '../../support/undoing-people.ts';

/** Rounds in which undo names a right neighbour that the others must not be told of. */
const awkward = [1_580, 2_174, 3_225, 3_731];
const seeds = [...awkward, ...Array.from({ length: 40 }, (_, index) => index + 1)];

/** All items of a list in order, those that were deleted included, and of the lists inside it. */
function order(type: Pick<Y.AbstractType<unknown>, '_start'>): unknown[] {
  const all: unknown[] = [];
  for (let item = type._start; item !== null; item = item.right) {
    for (let n = 0; n < item.length; n++) all.push(`${item.id.client}:${item.id.clock + n}`);
    if (item.content instanceof Y.ContentType) all.push(order(item.content.type));
  }
  return all;
}

const orderIn = (doc: Y.Doc) => order(doc.getMap<Y.XmlFragment>('jointTexts').get('goals') as Y.XmlFragment);

/** How many items the others have with another right neighbour than their author. */
function toldOtherwise(room: GuardedRoom, author: Peer): number {
  const { clientID } = author.doc;
  const itemsOf = (state: Uint8Array) =>
    (decodeUpdate(state).structs.find(({ client }) => client === clientID)?.structs ?? []).filter(
      (struct): struct is DecodedItem => struct.type === 'item',
    );
  const here = new Map(itemsOf(Y.encodeStateAsUpdate(room.doc)).map((item) => [item.clock, item]));
  return itemsOf(Y.encodeStateAsUpdate(author.doc)).filter((item) => {
    const told = here.get(item.clock);
    return told !== undefined && JSON.stringify(told.rightOrigin) !== JSON.stringify(item.rightOrigin);
  }).length;
}

describe('people who undo and redo much, together and offline', () => {
  let otherwise = 0;

  it.each(seeds)('are never refused, and hold one document that loads as it is (seed %i)', (seed) => {
    const { room, peers } = undoingPeople(seed);
    for (const peer of peers) {
      expect(peer.judgements.filter(({ verdict }) => verdict === 'refuse')).toEqual([]);
      expect(asText(peer.doc)).toBe(asText(room.doc));
      otherwise += toldOtherwise(room, peer);
    }
    for (const copy of [room.restarted().doc, loaded(room.doc), ...peers.map(({ doc }) => loaded(doc))]) {
      expect(orderIn(copy)).toEqual(orderIn(room.doc));
    }
  });

  it('control: some of it was told to the others with another neighbour than its author named', () => {
    expect(otherwise).toBeGreaterThan(0);
  });
});

function loaded(from: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  return doc;
}
