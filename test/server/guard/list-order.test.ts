/**
 * What an item says of its neighbours decides where every peer puts it. A lie about them is believed by an
 * unguarded Yjs, differently by each peer; a crowd of items that all claim one place keeps it busy for minutes.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { decodeUpdate } from '../../../server/rooms/guard/decode-update.ts';
import type { DecodedItem } from '../../../server/rooms/guard/decoded-update.ts';
import { limits } from '../../../server/rooms/guard/limits.ts';
import { ListOrder } from '../../../server/rooms/guard/list-order.ts';
import { GuardedRoom, type Peer } from '../../support/guarded-room.ts';
import { type Id, text, update, values } from '../../support/hand-made-update.ts';

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

function textIn(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const bytes of updates) Y.applyUpdate(doc, bytes);
  return JSON.stringify(doc.getMap<Y.XmlFragment>('jointTexts').get('goals')?.toString());
}

describe('an item stands to the right of its left neighbour and to the left of its right one', () => {
  it.each<[string, (at: (n: number) => Id) => [Id, Id]]>([
    ['swapped neighbours', (at) => [at(3), at(0)]],
    ['one neighbour on both sides', (at) => [at(2), at(2)]],
    ['neighbours of one word, swapped', (at) => [at(2), at(1)]],
  ])('%s are refused', (_, neighbours) => {
    const { room, buyer, at } = scene();
    const before = room.snapshot();
    const judgement = room.receive(letter(7, 0, ...neighbours(at)), buyer);
    expect(judgement).toEqual({ verdict: 'refuse', code: 'malformed', path: [] });
    expect(room.snapshot()).toBe(before);
  });

  it('also where the neighbours come in the same update', () => {
    const { room, buyer, at } = scene();
    const mine = (clock: number): Id => ({ client: 7, clock });
    const structs = [
      text({ origin: at(0), rightOrigin: at(1) }, 'one'),
      text({ origin: mine(2), rightOrigin: at(1) }, 'two'),
      text({ origin: mine(4), rightOrigin: mine(1) }, 'three'),
    ];
    expect(room.receive(update([{ client: 7, clock: 0, structs }]), buyer)).toMatchObject({
      verdict: 'refuse',
      code: 'malformed',
    });
    expect(
      room.receive(update([{ client: 7, clock: 0, structs: structs.slice(0, 2) }]), buyer),
    ).toMatchObject({
      verdict: 'accept',
    });
  });

  it('negative control: without the check, two peers who hear of it in another order hold different texts', () => {
    const { room, at } = scene();
    const state = Y.encodeStateAsUpdate(room.doc);
    const pairs = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].map((b) => [at(a), at(b)] as const));
    const lies = pairs
      .filter(([left, right]) => left.clock > right.clock)
      .map((pair) => letter(9, 0, ...pair));
    const truths = pairs
      .filter(([left, right]) => left.clock < right.clock)
      .map((pair) => letter(5, 0, ...pair));
    const differ = lies.flatMap((lie) =>
      truths.filter((truth) => textIn([state, lie, truth]) !== textIn([state, truth, lie])),
    );
    expect(differ).not.toEqual([]);
  });

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
      const place = (client: number, clock: number, links: { origin?: Id; rightOrigin?: Id }): void => {
        const bytes = update([{ client, clock, structs: [text({ ...links, parent: 't' }, 'QR')] }]);
        order.place(client, decodeUpdate(bytes).structs[0]?.structs[0] as DecodedItem, null);
        Y.applyUpdate(after, bytes);
      };
      for (let n = 0; n < 10; n++) {
        const ids = idsIn(after);
        const left = random(ids.length + 1) - 1;
        const [origin, rightOrigin] = [ids[left], ids[left + 1 + random(ids.length - left)]];
        place([10, 60, 70][n % 3] ?? 0, 2 * Math.floor(n / 3), {
          ...(origin && { origin }),
          ...(rightOrigin && { rightOrigin }),
        });
      }
      // In the tracing each letter follows the one that it follows in Yjs, and not the other way round.
      const ids = idsIn(after);
      for (const [index, rightOrigin] of ids.entries()) {
        const origin = ids[index - 1];
        if (origin === undefined) continue;
        const ask = (links: { origin: Id; rightOrigin: Id }) => () => {
          const bytes = update([{ client: 99, clock: 0, structs: [text(links, 'Z')] }]);
          order.place(99, decodeUpdate(bytes).structs[0]?.structs[0] as DecodedItem, null);
        };
        expect(ask({ origin: rightOrigin, rightOrigin: origin })).toThrow('malformed');
      }
    }
  });
});

function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    return (state >> 8) % below;
  };
}

function idsIn(doc: Y.Doc): Id[] {
  const ids: Id[] = [];
  for (let item = doc.getText('t')._start; item !== null; item = item.right) {
    for (let n = 0; n < item.length; n++) ids.push({ client: item.id.client, clock: item.id.clock + n });
  }
  return ids;
}

describe('placing an update costs what it is worth', () => {
  /** Each claims the whole text between "a" and "d", so each is compared with all before it. */
  const crowd = (count: number, at: (n: number) => Id) =>
    [5, 6].map((client) => ({
      client,
      clock: 0,
      structs: Array.from({ length: count }, () => text({ origin: at(0), rightOrigin: at(3) }, 'x')),
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
    const few = Math.floor(Math.sqrt(limits.orderSteps) / 2);
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
