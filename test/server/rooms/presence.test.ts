import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import type { BuyerRight, Side } from '#shared/access/permissions.ts';
import { ParticipantId, type ShareLinkId } from '#shared/ids.ts';
import type { StampedPresence } from '#shared/protocol/room-messages.ts';
import type { Connection } from '../../../server/rooms/connection.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { Presence } from '../../../server/rooms/presence.ts';

function line(name: string, side: Side): Connection {
  return {
    participant: { id: ParticipantId.parse(`${name}-00000`), side, name, title: '', colour: 0 },
    sessionId: name,
    shareLinkId: null as ShareLinkId | null,
    bufferedAmount: 0,
    send: () => {},
    whenDrained: () => {},
    close: () => {},
  };
}

function say(...entries: [clientId: number, clock: number, state: unknown][]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const [clientId, clock, state] of entries) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, typeof state === 'string' ? state : JSON.stringify(state));
    }
  });
}

const anna = line('anna', 'buyer');
const erik = line('erik', 'seller');
const position = { type: null, tname: 'goals', item: { client: 1, clock: 2 }, assoc: 0 };
const cursor = { anchor: position, head: position };
const start = 1_000_000;

function room(writerOf: (id: number) => ParticipantId | undefined = () => undefined) {
  let now = start;
  const rights = new Map<ParticipantId, BuyerRight>([[anna.participant.id, 'design']]);
  const presence = new Presence({ clock: () => now, writerOf, rightOf: (id) => rights.get(id) });
  return {
    presence,
    rights,
    pass: (ms: number) => {
      now += ms;
    },
    news: () => presence.takeNews().map(({ entry }) => entry),
    here: () => presence.entriesFor(line('watcher', 'seller')),
  };
}

describe('presence: name, side, role and colour come from the session (I-26)', () => {
  it('stamps who it is and keeps only cursor and focus of what the client said', () => {
    const { presence, here } = room();
    const claims = { user: { name: 'Erik', color: '#000', side: 'seller', role: 'sign' }, role: 'sign' };
    presence.receive(
      anna,
      say([7, 1, { ...claims, cursor, focus: { element: 'seats', field: 'quantity' } }]),
    );
    expect(here()).toEqual([
      {
        clientId: 7,
        clock: expect.any(Number),
        state: {
          user: {
            id: 'anna-00000',
            name: 'anna',
            side: 'buyer',
            role: 'design',
            colour: 0,
            color: '#AC4F08',
          },
          cursor,
          focus: { element: 'seats', field: 'quantity' },
        },
      },
    ]);
  });

  it('tells those who are here what somebody may do from the moment in which it is another thing', () => {
    const { presence, rights, news } = room();
    presence.receive(anna, say([7, 1, { role: 'sign' }]));
    presence.receive(erik, say([8, 1, {}]));
    const roles = () => news().map(({ state }) => (state as StampedPresence | null)?.user.role);
    expect(roles()).toEqual(['design', 'seller']);
    presence.rightsChanged();
    expect(roles()).toEqual([]);
    rights.set(anna.participant.id, 'view');
    presence.rightsChanged();
    expect(roles()).toEqual(['view']);
    rights.delete(anna.participant.id);
    presence.receive(anna, say([7, 2, { role: 'sign' }]));
    expect(roles()).toEqual(['view']);
  });

  it.each([
    ['a cursor of another shape', { cursor: { anchor: { item: 'x' }, head: 1 } }],
    ['a focus that is too long', { focus: { element: 'x'.repeat(41), field: 'y' } }],
  ])('drops %s and keeps the person', (_, state) => {
    const { presence, here } = room();
    presence.receive(anna, say([7, 1, state]));
    expect(Object.keys(here()[0]?.state as object)).toEqual(['user']);
  });

  it('takes so many entries of one message and no more', () => {
    const { presence, here } = room();
    const filler = Array.from(
      { length: limits.presence.entriesPerFrame - 1 },
      () => [7, 1, {}] as [number, number, object],
    );
    presence.receive(anna, say(...filler, [8, 1, {}], [9, 1, {}]));
    expect(here().map(({ clientId }) => clientId)).toEqual([7, 8]);
  });

  it('ignores a state that is too long', () => {
    const { presence, here } = room();
    const state = (length: number) => JSON.stringify({ cursor: 'x'.repeat(length - '{"cursor":""}'.length) });
    presence.receive(anna, say([7, 1, state(limits.presence.stateLength + 1)]));
    expect(here()).toEqual([]);
    presence.receive(anna, say([7, 2, state(limits.presence.stateLength)]));
    expect(here()).toHaveLength(1);
  });

  it('an entry under the id of somebody who is here changes nothing', () => {
    const { presence, here } = room();
    presence.receive(erik, say([7, 1, {}]));
    presence.receive(anna, say([7, 9, { focus: { element: 'seats', field: 'title' } }], [7, 10, null]));
    expect(here()).toMatchObject([{ clientId: 7, state: { user: { name: 'erik' } } }]);
  });

  it('an id that has written in the document belongs to its writer, present or not', () => {
    const { presence, here } = room((id) => (id === 7 ? erik.participant.id : undefined));
    presence.receive(anna, say([7, 1, {}]));
    expect(here()).toEqual([]);
  });

  it('one connection holds so many ids and no more', () => {
    const { presence, here } = room();
    for (let id = 1; id <= 50; id += 1) presence.receive(anna, say([id, 1, {}]));
    expect(here()).toHaveLength(limits.presence.idsPerConnection);
  });
});

describe('presence: whose an id was is remembered', () => {
  const leaveOne = (presence: Presence, id: number) => {
    const guest = line('guest', 'buyer');
    presence.receive(guest, say([id, 1, {}]));
    presence.leave(guest);
  };

  it('for so many ids of people who have gone, the latest ones', () => {
    const { presence } = room();
    for (let id = 1; id <= limits.presence.remembered; id += 1) leaveOne(presence, id);
    expect(presence.ownerOf(1)).toBeDefined();
    leaveOne(presence, 0);
    expect(presence.ownerOf(1)).toBeUndefined();
    expect(presence.ownerOf(2)).toBeDefined();
  });

  it('and of everybody who is here', () => {
    const { presence } = room();
    presence.receive(anna, say([7, 1, {}]));
    for (let id = 100; id <= 100 + limits.presence.remembered; id += 1) leaveOne(presence, id);
    expect(presence.ownerOf(7)).toBe(anna.participant.id);
  });
});

describe('presence: what a stock provider does', () => {
  it('an echo of what we told of others is ignored, also when it comes after they left', () => {
    const { presence, news, here } = room();
    presence.receive(erik, say([7, 1, {}]));
    const [told] = news();
    presence.leave(erik);
    news();
    // Even by the same person in another tab, whose id it is not.
    presence.receive(line('erik', 'seller'), say([7, told?.clock ?? 0, told?.state]));
    presence.receive(anna, say([7, told?.clock ?? 0, told?.state]));
    expect(here()).toEqual([]);
  });

  it('a reconnect with the same id and clock is seen by peers that saw it leave: our clock has risen', () => {
    const { presence, news } = room();
    presence.receive(anna, say([7, 4, {}]));
    const [came] = news();
    presence.leave(anna);
    const [left] = news();
    presence.receive(line('anna', 'buyer'), say([7, 4, {}]));
    const [back] = news();
    expect(left).toMatchObject({ clientId: 7, state: null });
    expect(back?.state).not.toBeNull();
    expect(came?.clock).toBeLessThan(left?.clock ?? 0);
    expect(left?.clock).toBeLessThan(back?.clock ?? 0);
  });

  it('a new connection takes its id over while the old one has not been noticed gone', () => {
    const { presence, here } = room();
    const old = line('anna', 'buyer');
    presence.receive(old, say([7, 4, {}]));
    presence.receive(anna, say([7, 5, {}]));
    presence.leave(old);
    expect(here()).toHaveLength(1);
  });

  it('a renewal that says nothing new is told too, because peers forget the silent after 30 s', () => {
    const { presence, news } = room();
    presence.receive(anna, say([7, 1, {}]));
    news();
    presence.receive(anna, say([7, 2, {}]));
    expect(news()).toHaveLength(1);
  });

  it('clocks are above those of the room before a restart', () => {
    const first = room();
    first.presence.receive(anna, say([7, 1, {}]));
    const before = first.news()[0]?.clock ?? 0;
    const second = new Presence({
      clock: () => start + 500,
      writerOf: () => undefined,
      rightOf: () => undefined,
    });
    second.receive(anna, say([7, 2, {}]));
    expect(second.takeNews()[0]?.entry.clock).toBeGreaterThan(before);
  });
});

describe('presence: leaving', () => {
  it('whoever leaves is told to be gone, and nobody else', () => {
    const { presence, news, here } = room();
    presence.receive(anna, say([7, 1, {}]));
    presence.receive(erik, say([8, 1, {}]));
    news();
    presence.leave(anna);
    expect(news()).toMatchObject([{ clientId: 7, state: null }]);
    expect(here()).toMatchObject([{ clientId: 8 }]);
  });

  it('an entry that is not renewed for 30 s goes', () => {
    const { presence, pass, news, here } = room();
    presence.receive(anna, say([7, 1, {}]));
    pass(limits.presence.silentMs - 1_000);
    presence.receive(erik, say([8, 1, {}]));
    news();
    presence.expire();
    expect(news()).toEqual([]);
    pass(2_000);
    presence.expire();
    expect(news()).toMatchObject([{ clientId: 7, state: null }]);
    expect(here()).toMatchObject([{ clientId: 8 }]);
  });

  it.each([
    ['cut short', say([7, 1, {}]).subarray(0, 4)],
    ['empty', new Uint8Array()],
    ['no JSON', say([7, 1, '{'])],
    ['a count that claims more', new Uint8Array([255, 255, 3])],
  ])('bytes that are %s are ignored', (_, bytes) => {
    const { presence, here } = room();
    presence.receive(anna, bytes);
    expect(here()).toEqual([]);
  });
});
