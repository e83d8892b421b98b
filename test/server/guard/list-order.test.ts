/**
 * What an item says of its neighbours decides where every copy of the document puts it. Neighbours that nobody can
 * have seen side by side are believed by an unguarded Yjs, differently by each copy; a crowd of items that all claim
 * one place keeps it busy for minutes.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { decodeUpdate } from '../../../server/rooms/guard/decode-update.ts';
import type { DecodedItem } from '../../../server/rooms/guard/decoded-update.ts';
import type { Judgement } from '../../../server/rooms/guard/guard.ts';
import { ListOrder } from '../../../server/rooms/guard/list-order.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { GuardedRoom, type Peer } from '../../support/guarded-room.ts';
import { type Id, text, update, values } from '../../support/hand-made-update.ts';
import { randomNumbers } from '../../support/random-numbers.ts';

const inline = ({ document }: Peer) =>
  (document.fragment('goals').get(0) as Y.XmlElement).get(0) as Y.XmlText;

/** Two people in front of the text "abcd"; `at` is the id of its n-th letter. */
function scene() {
  const room = new GuardedRoom();
  const [seller, buyer] = [room.join('seller'), room.join('buyer')];
  inline(seller).delete(0, inline(seller).length);
  inline(seller).insert(0, 'abcd');
  const first = Y.getState(room.doc.store, seller.doc.clientID) - 4;
  return { room, seller, buyer, at: (n: number): Id => ({ client: seller.doc.clientID, clock: first + n }) };
}

const letter = (client: number, clock: number, origin: Id, rightOrigin: Id, content = 'x') =>
  update([{ client, clock, structs: [text({ origin, rightOrigin }, content)] }]);

/** How many updates a room has seen when the scene is set. */
const logBefore = scene().room.log.length;

function itemsIn(judgement: Judgement): DecodedItem[] {
  if (judgement.verdict !== 'accept') throw new Error(`the guard said ${judgement.verdict}`);
  return decodeUpdate(judgement.bytes).structs.flatMap(({ structs }) => structs as DecodedItem[]);
}

const fragmentOf = (doc: Y.Doc) => doc.getMap<Y.XmlFragment>('jointTexts').get('goals');

function textIn(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const bytes of updates) Y.applyUpdate(doc, bytes);
  return JSON.stringify(fragmentOf(doc)?.toString());
}

describe('a right neighbour that is not to the right', () => {
  it.each<[string, (at: (n: number) => Id) => [Id, Id]]>([
    ['swapped neighbours', (at) => [at(3), at(0)]],
    ['one neighbour on both sides', (at) => [at(2), at(2)]],
    ['neighbours of one word, swapped', (at) => [at(2), at(1)]],
  ])('%s: the others are told of none, and have it behind the left one', (_, neighbours) => {
    const { room, seller, buyer, at } = scene();
    const [origin, rightOrigin] = neighbours(at);
    const judgement = room.receive(letter(7, 0, origin, rightOrigin), buyer);
    expect(itemsIn(judgement)).toMatchObject([{ origin, rightOrigin: null }]);
    const place = origin.clock - at(0).clock + 1;
    expect(inline(seller).toString()).toBe(`${'abcd'.slice(0, place)}x${'abcd'.slice(place)}`);
  });

  it('negative control: told as it was sent, a copy and what is loaded from its snapshot hold different texts', () => {
    const { room, at } = scene();
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(room.doc));
    Y.applyUpdate(copy, letter(7, 0, at(2), at(2)));
    expect(fragmentOf(copy)?.toString()).toContain('abxcd');
    expect(textIn([Y.encodeStateAsUpdate(copy)])).toContain('abcxd');
  });

  it('also where the neighbours come in the same update', () => {
    const { room, buyer, at } = scene();
    const mine = (clock: number): Id => ({ client: 7, clock });
    const structs = [
      text({ origin: at(0), rightOrigin: at(1) }, 'one'),
      text({ origin: mine(2), rightOrigin: at(1) }, 'two'),
      text({ origin: mine(5), rightOrigin: mine(1) }, 'three'),
    ];
    const judgement = room.receive(update([{ client: 7, clock: 0, structs }]), buyer);
    expect(itemsIn(judgement).map((item) => item.rightOrigin)).toEqual([at(1), at(1), null]);
    expect(room.snapshot()).toContain('aonetwothreebcd');
  });
});

describe('a right neighbour that was put behind something in between', () => {
  it('the others are told of what it was put behind, where that leaves the item in its place', () => {
    const { room, buyer, at } = scene();
    const judgement = room.receive(letter(7, 0, at(0), at(3)), buyer);
    expect(itemsIn(judgement)).toMatchObject([{ origin: at(0), rightOrigin: at(1) }]);
    expect(room.snapshot()).toContain('axbcd');
  });

  it('is refused where no neighbour would leave the item in its place', () => {
    const { room, buyer, at } = scene();
    const between = { origin: at(1), rightOrigin: at(2) };
    const structs = [text(between, 'P'), text({ origin: { client: 1, clock: 0 }, rightOrigin: at(2) }, 'Q')];
    room.receive(update([{ client: 1, clock: 0, structs: structs.slice(0, 1) }]), buyer);
    room.receive(letter(2, 0, { client: 1, clock: 0 }, at(2), 'Q'), buyer);
    const before = room.snapshot();
    // Behind P, whose client id is lower, and so between P and Q; but whoever saw Q saw P before it.
    const judgement = room.receive(letter(7, 0, at(1), { client: 2, clock: 0 }), buyer);
    expect(judgement).toEqual({ verdict: 'refuse', code: 'malformed', path: [] });
    expect(room.snapshot()).toBe(before);
  });
});

/** Items of three clients, each between two places that nobody would have named together. */
function crafted(seed: number): { state: Uint8Array; sent: Uint8Array[]; room: GuardedRoom } {
  const { room, buyer } = scene();
  const state = Y.encodeStateAsUpdate(room.doc);
  const random = randomNumbers(seed);
  const clocks = [0, 0, 0];
  const sent: Uint8Array[] = [];
  for (let n = 0; n < 14; n++) {
    const ids = idsOf(inline(room.peers[0] as Peer));
    const left = random(ids.length + 1) - 1;
    const right = random(4) === 0 ? random(ids.length) : left + 1 + random(4);
    const links = {
      ...(ids[left] && { origin: ids[left] }),
      ...(ids[right] && { rightOrigin: ids[right] }),
    };
    const which = random(3);
    const content = 'xyz'.slice(random(3));
    const client = [3, 50, 0xffff_ff00][which] ?? 0;
    // Without a neighbour it would have to say where it lives.
    if (Object.keys(links).length === 0) continue;
    const bytes = update([{ client, clock: clocks[which] ?? 0, structs: [text(links, content)] }]);
    if (room.receive(bytes, buyer).verdict !== 'accept') continue;
    sent.push(bytes);
    clocks[which] = (clocks[which] ?? 0) + content.length;
  }
  return { state, sent, room };
}

/** The text of copies that heard of the updates in other ways: in any order, in any portions, from a snapshot. */
function otherCopies(state: Uint8Array, updates: readonly Uint8Array[], seed: number): string[] {
  const random = randomNumbers(seed);
  const shuffled = updates.map((bytes) => ({ bytes, at: random(1_000) })).sort((a, b) => a.at - b.at);
  const cut = random(updates.length + 1);
  const halves = [updates.slice(0, cut), updates.slice(cut)].filter((half) => half.length > 0);
  const loaded = new Y.Doc();
  for (const bytes of [state, ...updates]) Y.applyUpdate(loaded, bytes);
  return [
    textIn([state, ...shuffled.map(({ bytes }) => bytes)]),
    textIn([state, ...halves.map((half) => Y.mergeUpdates(half))]),
    textIn([Y.mergeUpdates([...updates, state])]),
    textIn([Y.encodeStateAsUpdate(loaded)]),
  ];
}

describe('copies of the document, in whatever order they hear of what was accepted', () => {
  const seeds = Array.from({ length: 120 }, (_, index) => index + 1);

  it('hold the same text, whatever neighbours were named', () => {
    for (const seed of seeds) {
      const { state, room } = crafted(seed);
      const here = textIn([Y.encodeStateAsUpdate(room.doc)]);
      const inMemory = JSON.stringify(fragmentOf(room.doc)?.toString());
      const heard = otherCopies(state, room.log.slice(-(room.log.length - logBefore)), seed);
      expect(new Set([here, inMemory, ...heard]), `seed ${seed}`).toEqual(new Set([inMemory]));
    }
  });

  it('negative control: hold different ones where the neighbours are told as they were named', () => {
    const differ = seeds.filter((seed) => {
      const { state, sent } = crafted(seed);
      return new Set([textIn([state, ...sent]), ...otherCopies(state, sent, seed)]).size > 1;
    });
    expect(differ).not.toEqual([]);
  });
});

describe('honest traffic', () => {
  it('what people put in one place at the same time passes, however much of it there is', () => {
    const { seller, buyer } = scene();
    buyer.disconnect();
    inline(buyer).insert(2, 'from afar');
    for (let n = 0; n < 300; n++) inline(seller).insert(n % 2 === 0 ? 2 : 3, `${n}`);
    buyer.connect();
    expect(buyer.judgements.map(({ verdict }) => verdict)).not.toContain('refuse');
    expect(inline(buyer).toString()).toBe(inline(seller).toString());
  });
});

describe('the tracing', () => {
  it('has the order that Yjs makes, also where many claim one place', () => {
    const random = randomNumbers(1);
    for (let round = 0; round < 200; round++) {
      const before = new Y.Doc();
      before.getText('t').insert(0, 'abcd');
      before.getText('t').insert(2, 'xy');
      const after = new Y.Doc();
      Y.applyUpdate(after, Y.encodeStateAsUpdate(before));
      const order = new ListOrder(before);
      const place = (client: number, clock: number, links: { origin?: Id; rightOrigin?: Id }) => {
        const write = (rest: typeof links) =>
          update([{ client, clock, structs: [text({ ...rest, parent: 't' }, client === 99 ? 'Z' : 'QR')] }]);
        const [section] = decodeUpdate(write(links)).structs;
        const told = order.place(client, section?.structs[0] as DecodedItem, null);
        const { rightOrigin: _, ...rest } = links;
        if (client !== 99) Y.applyUpdate(after, write(told === null ? rest : { ...rest, rightOrigin: told }));
        return told;
      };
      for (let n = 0; n < 10; n++) {
        const ids = idsOf(after.getText('t'));
        const left = random(ids.length + 1) - 1;
        const origin = ids[left];
        const rightOrigin = ids[left + 1];
        place([10, 60, 70][n % 3] ?? 0, 2 * Math.floor(n / 3), {
          ...(origin && { origin }),
          ...(rightOrigin && { rightOrigin }),
        });
      }
      // Asked of two neighbours in turn, it says of the second one that it is to the right, and of the first that it is not.
      const ids = idsOf(after.getText('t'));
      let clock = 0;
      for (const [index, next] of ids.entries()) {
        const previous = ids[index - 1];
        if (previous === undefined) continue;
        const ask = (origin: Id, rightOrigin: Id) => place(99, clock++, { origin, rightOrigin });
        expect(ask(next, previous)).toBeNull();
        expect(ask(previous, next)).not.toBeNull();
      }
    }
  });
});

/** The ids of all letters in a list, deleted ones included. */
function idsOf(list: Pick<Y.AbstractType<unknown>, '_start'>): Id[] {
  const ids: Id[] = [];
  for (let item = list._start; item !== null; item = item.right) {
    for (let n = 0; n < item.length; n++) ids.push({ client: item.id.client, clock: item.id.clock + n });
  }
  return ids;
}

describe('placing an update costs what it is worth', () => {
  /** Each claims the place behind "a", so each is compared with those before it. */
  const crowd = (count: number, at: (n: number) => Id) =>
    [5, 6].map((client) => ({
      client,
      clock: 0,
      structs: Array.from({ length: count }, () => text({ origin: at(0), rightOrigin: at(1) }, 'x')),
    }));

  it('refuses a crowd of items in one place, in a text and under one key', () => {
    const { room, buyer, at } = scene();
    expect(room.receive(update(crowd(5_000, at)), buyer)).toMatchObject({ code: 'too-large' });
    const slot = { parent: 'choices', key: 'training' };
    const past = (client: number) => ({
      client,
      clock: 0,
      structs: Array.from({ length: 2_000 }, () => values(slot, true)),
    });
    expect(room.receive(update([past(5), past(6)]), buyer)).toMatchObject({ code: 'too-large' });
  });

  it('negative control: a crowd that keeps the limit passes', () => {
    const { room, buyer, at } = scene();
    const few = Math.floor(Math.sqrt(limits.update.orderSteps) / 2);
    expect(room.receive(update(crowd(few, at)), buyer).verdict).toBe('accept');
  });

  it('takes twenty thousand pieces that were written one after the other', () => {
    const { room, buyer, at } = scene();
    const structs = Array.from({ length: 20_000 }, (_, clock) =>
      text({ origin: clock === 0 ? at(0) : { client: 5, clock: clock - 1 }, rightOrigin: at(1) }, 'x'),
    );
    expect(room.receive(update([{ client: 5, clock: 0, structs }]), buyer).verdict).toBe('accept');
  });
});
