import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { ShareLinkId } from '#shared/ids.ts';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import { type DocumentKind, schemaVersion } from '#shared/quote-doc/doc-layout.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { Room } from '../../../server/rooms/room.ts';
import { RoomPeer } from '../../support/room-peer.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
afterEach(() => world.close());

const contentOf = async () => (await world.rooms().read(world.quoteId)).content;

describe('coming in', () => {
  it('a newcomer is told first who it is and what it looks at', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    expect(buyer.frames[0]?.[0]).toBe(100);
    expect(buyer.told.welcome).toEqual([
      {
        quoteId: world.quoteId,
        participant: world.buyer,
        generation: expect.any(String),
        schemaVersion,
        status: 'co_design',
      },
    ]);
    expect(buyer.quote.read().content).toEqual(await contentOf());
  });

  it.each([
    ['another schema version', { schemaVersion: 999 }],
    ['no schema version', { schemaVersion: null }],
    ['another generation (I-20)', { generation: 'of another document' }],
  ])('with %s it is sent away before it is given anything', async (_, claims) => {
    world = await openRoomsWorld();
    const peer = new RoomPeer(world.rooms(), world.quoteId, 'shared', world.buyer, { claims });
    peer.quote.doc.getMap('choices').set('training', true);
    await peer.until(() => peer.closedWith !== null);
    expect(peer.closedWith).toBe('mismatch');
    // Nor is anything taken that it sent while the room was opening.
    expect((await contentOf()).choices['training']).toBe(false);
    expect(peer.frames).toHaveLength(0);
  });

  it('whoever pings is answered at once, also while the room stands still', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    const pongs = () => buyer.frames.filter(([type]) => type === messageTypes.pong).length;
    await world.rooms().hold(world.quoteId, async () => {
      buyer.sendRaw(new Uint8Array([messageTypes.ping]));
      expect(pongs()).toBe(1);
      // What is waiting for it says as much.
      buyer.bufferedAmount = 2_000_000;
      buyer.sendRaw(new Uint8Array([messageTypes.ping]));
      expect(pongs()).toBe(1);
    });
  });

  it('with the generation it was told before it comes in again', async () => {
    world = await openRoomsWorld();
    const first = await world.join(world.buyer).joined();
    const { generation, schemaVersion } = first.told.welcome[0] ?? { generation: '', schemaVersion: 0 };
    const claims = { generation, schemaVersion };
    const again = new RoomPeer(world.rooms(), world.quoteId, 'shared', world.buyer, { claims });
    await again.joined();
  });

  it('to a quote that is not there, or a server that is stopping, it is sent away with the reason', async () => {
    world = await openRoomsWorld();
    const nowhere = world.quoteId.split('').reverse().join('') as typeof world.quoteId;
    const lost = new RoomPeer(world.rooms(), nowhere, 'shared', world.buyer);
    await lost.until(() => lost.closedWith !== null);
    expect(lost.closedWith).toBe('notFound');
    await world.rooms().close();
    expect(world.join(world.buyer).closedWith).toBe('restarting');
  });
});

describe('being there', () => {
  it('two sides that edit at random converge with each other and with the disk', async () => {
    const edit = fc.record({
      who: fc.constantFrom('buyer', 'seller'),
      what: fc.constantFrom('select', 'pick', 'quantity', 'text', 'price', 'title', 'delete text'),
      number: fc.integer({ min: 1, max: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 30 }), async (edits) => {
        world = await openRoomsWorld();
        const peers = { buyer: world.join(world.buyer), seller: world.join(world.seller) };
        await Promise.all([peers.buyer.joined(), peers.seller.joined()]);
        for (const { who, what, number } of edits) {
          const { quote } = peers[who];
          const goals = quote.fragment('goals');
          const text = goals.get(0);
          if (what === 'select') quote.select('training', number > 5);
          else if (what === 'pick') quote.pick('platform', [number > 5 ? 'basic' : 'premium']);
          else if (what === 'quantity') quote.setQuantity('seats', String(number * 2));
          else if (what === 'price') peers.seller.quote.setComponent('review', 'unitPrice', String(number));
          else if (what === 'title') peers.seller.quote.setTerm('title', `Title ${number}`);
          else if (text instanceof Y.XmlElement && text.firstChild instanceof Y.XmlText) {
            if (what === 'text') text.firstChild.insert(0, `${number} `);
            else if (text.firstChild.length > 1) text.firstChild.delete(0, 1);
          }
          if (number > 8) await peers[who].untilSaved();
        }
        await Promise.all([peers.buyer.untilSaved(), peers.seller.untilSaved()]);
        const onDisk = await contentOf();
        expect(peers.buyer.told.refused.concat(peers.seller.told.refused)).toEqual([]);
        expect(peers.buyer.quote.read().content).toEqual(onDisk);
        expect(peers.seller.quote.read().content).toEqual(onDisk);
        await world.close();
        world = await openRoomsWorld();
      }),
      { numRuns: 12 },
    );
  });

  it('one that does not read is told nothing more, and gets all it missed when it does', async () => {
    world = await openRoomsWorld();
    const [buyer, seller] = [await world.join(world.buyer).joined(), await world.join(world.seller).joined()];
    await Promise.all([buyer.untilSaved(), seller.untilSaved()]);
    buyer.bufferedAmount = 2_000_000;
    const before = buyer.frames.length;
    for (let months = 1; months <= 20; months += 1) {
      seller.quote.setTerm('termMonths', months);
      await seller.untilSaved();
    }
    buyer.quote.select('training', true);
    await seller.until(() => seller.quote.read().content.choices['training'] === true);
    // Which rows are stale is small and said once; the document's bytes wait.
    world.rooms().announce(world.quoteId, ['versions']);
    expect(buyer.told.changed).toEqual([{ topics: ['versions'] }]);
    expect(buyer.frames.slice(before).filter(([type]) => type === 0)).toEqual([]);
    buyer.drain();
    await buyer.untilSaved();
    // What the others were told as activity, it fetches.
    expect(buyer.told.changed.at(-1)).toEqual({ topics: ['activity'] });
    await buyer.until(() => buyer.quote.read().content.terms.termMonths === 20);
    expect(buyer.quote.read().content).toEqual(await contentOf());
  });

  it('asking for the document again and again while not reading makes one answer, not many', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    buyer.bufferedAmount = 2_000_000;
    const before = buyer.frames.length;
    for (let i = 0; i < 400; i += 1) buyer.askForDocument();
    buyer.drain();
    expect(buyer.frames.slice(before).filter(([type, kind]) => type === 0 && kind === 1)).toHaveLength(1);
  });
});

describe('presence', () => {
  it('is not piled up before somebody who does not read, however often they ask', async () => {
    world = await openRoomsWorld();
    const [buyer, seller] = [await world.join(world.buyer).joined(), await world.join(world.seller).joined()];
    const answers = () => buyer.frames.filter(([type]) => type === 1).length;
    const before = answers();
    buyer.sendRaw(new Uint8Array([messageTypes.queryAwareness]));
    await buyer.until(() => answers() > before);
    buyer.bufferedAmount = 2_000_000;
    const clogged = answers();
    for (let i = 0; i < 400; i += 1) buyer.sendRaw(new Uint8Array([messageTypes.queryAwareness]));
    for (let i = 0; i < 20; i += 1) {
      seller.sayPresence(seller.doc.clientID, i + 1, { focus: { element: `e${i}`, field: 'title' } });
    }
    const watcher = await world.join(world.seller).joined();
    await watcher.until(() => watcher.presence.has(seller.doc.clientID));
    expect(answers()).toBe(clogged);
  });

  it('is told once for all that was said within a pause, as it stands at the end of it', async () => {
    world = await openRoomsWorld();
    const [buyer, seller] = [await world.join(world.buyer).joined(), await world.join(world.seller).joined()];
    await Promise.all([buyer.untilSaved(), seller.untilSaved()]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const toldOf = () => seller.frames.filter(([type]) => type === messageTypes.awareness).length;
      const say = (n: number) =>
        buyer.sayPresence(buyer.doc.clientID, n, { focus: { element: 'seats', field: `${n}` } });
      const before = toldOf();
      for (let n = 1; n <= 100; n += 1) say(n);
      vi.advanceTimersByTime(limits.presence.pauseMs - 1);
      expect(toldOf()).toBe(before);
      vi.advanceTimersByTime(1);
      expect(toldOf()).toBe(before + 1);
      expect(seller.presence.get(buyer.doc.clientID)).toMatchObject({ state: { focus: { field: '100' } } });
      // Negative control: what is said in another pause is told again.
      say(101);
      vi.advanceTimersByTime(limits.presence.pauseMs);
      expect(toldOf()).toBe(before + 2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is told by each room at its own time, so that many do not all tell theirs at once', async () => {
    world = await openRoomsWorld();
    const pairOf = async (kind: DocumentKind) => {
      const speaker = await world.join(world.seller, kind).joined();
      const hearer = await world.join(world.seller, kind).joined();
      await Promise.all([speaker.untilSaved(), hearer.untilSaved()]);
      return { speaker, hearer };
    };
    const [shared, internal] = [await pairOf('shared'), await pairOf('internal')];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const told = [shared, internal].map(({ hearer }) => {
        const count = () => hearer.frames.filter(([type]) => type === messageTypes.awareness).length;
        const before = count();
        return () => count() - before;
      });
      const news = () => told.map((more) => more());
      const say = ({ speaker }: typeof shared) =>
        speaker.sayPresence(speaker.doc.clientID, 1, { focus: null });
      const half = limits.presence.pauseMs / 2;
      say(shared);
      vi.advanceTimersByTime(half);
      say(internal);
      vi.advanceTimersByTime(half);
      expect(news()).toEqual([1, 0]);
      vi.advanceTimersByTime(half);
      expect(news()).toEqual([1, 1]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is told to the others stamped, and to nobody under a name of their own choice (I-26)', async () => {
    world = await openRoomsWorld();
    const [buyer, seller] = [await world.join(world.buyer).joined(), await world.join(world.seller).joined()];
    buyer.sayPresence(buyer.doc.clientID, 1, {
      user: { name: 'Erik Sandberg', side: 'seller', role: 'seller' },
    });
    await seller.until(() => seller.presence.has(buyer.doc.clientID));
    expect(seller.presence.get(buyer.doc.clientID)?.state).toEqual({
      user: {
        id: world.buyer.id,
        name: 'Anna Bergman',
        side: 'buyer',
        role: 'sign',
        colour: 0,
        color: '#AC4F08',
      },
    });
    expect(buyer.presence.has(buyer.doc.clientID)).toBe(false);

    const late = await world.join(world.seller).joined();
    expect(late.presence.has(buyer.doc.clientID)).toBe(true);
    buyer.leave();
    await seller.until(() => seller.presence.get(buyer.doc.clientID)?.state === null);
  });
});

describe('what was changed', () => {
  it('what was changed is told of soon, and in a room that is never still in one message a while', async () => {
    world = await openRoomsWorld();
    const [buyer, seller] = [await world.join(world.buyer).joined(), await world.join(world.seller).joined()];
    await Promise.all([buyer.untilSaved(), seller.untilSaved()]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { pauseMs, activityPauseMs } = limits.presence;
      const change = async (months: number) => {
        seller.quote.setTerm('termMonths', months);
        await seller.untilSaved();
      };
      const told = () => buyer.told.activity.map(({ changes }) => changes.map(({ after }) => after));
      await change(13);
      vi.advanceTimersByTime(pauseMs);
      expect(told()).toEqual([[13]]);
      await change(14);
      vi.advanceTimersByTime(pauseMs);
      await change(15);
      vi.advanceTimersByTime(activityPauseMs - pauseMs - 1);
      expect(told()).toEqual([[13]]);
      vi.advanceTimersByTime(1 + pauseMs);
      expect(told()).toEqual([[13], [14, 15]]);
      // Where it was still for a while it is soon again.
      vi.advanceTimersByTime(activityPauseMs);
      await change(16);
      vi.advanceTimersByTime(pauseMs);
      expect(told()).toEqual([[13], [14, 15], [16]]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('being sent away', () => {
  it('when a session ends or a link is taken back, its lines close and no others (I-28)', async () => {
    world = await openRoomsWorld();
    const shareLinkId = ShareLinkId.parse('link-0001');
    const join = (sessionId: string, link?: ShareLinkId) =>
      new RoomPeer(world.rooms(), world.quoteId, 'shared', world.buyer, {
        sessionId,
        ...(link && { shareLinkId: link }),
      }).joined();
    const [first, second, other] = await Promise.all([
      join('a', shareLinkId),
      join('b', shareLinkId),
      join('c'),
    ]);
    const before = world.rooms().revocations;
    world.rooms().closeSockets({ sessionId: 'a' }, 'signIn');
    expect([first, second, other].map(({ closedWith }) => closedWith)).toEqual(['signIn', null, null]);
    world.rooms().closeSockets({ shareLinkId }, 'revoked');
    expect([first, second, other].map(({ closedWith }) => closedWith)).toEqual(['signIn', 'revoked', null]);
    expect(world.rooms().revocations).toBe(before + 2);

    // Whatever it still sends is not taken.
    second.quote.select('training', true);
    other.quote.select('seats', false);
    await other.untilSaved();
    expect((await contentOf()).choices).toEqual({ training: false, seats: false });
  });

  it('everybody is told to fetch rows again, in both documents', async () => {
    world = await openRoomsWorld();
    const peers = [
      await world.join(world.buyer).joined(),
      await world.join(world.seller, 'internal').joined(),
    ];
    world.rooms().announce(world.quoteId, ['versions']);
    for (const peer of peers) expect(peer.told.changed).toEqual([{ topics: ['versions'] }]);
  });

  it('what concerns one side is told to it alone; without that word the other hears it too', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    const seller = await world.join(world.seller).joined();
    world.rooms().announce(world.quoteId, ['comments'], 'seller');
    expect([buyer.told.changed, seller.told.changed]).toEqual([[], [{ topics: ['comments'] }]]);
    world.rooms().announce(world.quoteId, ['comments']);
    expect(buyer.told.changed).toEqual([{ topics: ['comments'] }]);
  });

  it('a status changed behind the rooms is judged by once it is announced', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    await world.setStatus('sent');
    world.rooms().announce(world.quoteId, ['quote']);
    await world.setStatus('co_design');
    world.rooms().announce(world.quoteId, ['quote']);
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    expect(buyer.told.refused).toEqual([]);
  });

  it('a status changed behind the rooms is what a newcomer is told', async () => {
    world = await openRoomsWorld();
    await world.join(world.seller).joined();
    await world.db.updateTable('quote').set({ status: 'sent' }).execute();
    world.rooms().announce(world.quoteId, ['quote']);
    await new Promise((resolve) => setImmediate(resolve));
    const buyer = await world.join(world.buyer).joined();
    expect(buyer.told.welcome[0]?.status).toBe('sent');
  });

  it('a room is forgotten in the moment in which it closes: who comes then is let into another', async () => {
    world = await openRoomsWorld();
    const first = await world.join(world.buyer).joined();
    first.leave();
    world.pass(200_000);
    let late: RoomPeer | undefined;
    const { retire } = Room.prototype;
    const retiring = vi.spyOn(Room.prototype, 'retire').mockImplementation(function (this: Room) {
      const retired = retire.call(this);
      // Before whoever swept goes on.
      void retired.then(() => {
        late = world.join(world.seller);
      });
      return retired;
    });
    await world.rooms().sweep();
    retiring.mockRestore();
    await late?.joined();
    expect(late?.told.welcome).toHaveLength(1);
  });

  it('leaves nothing behind: rooms that were opened and left by many are all forgotten', async () => {
    world = await openRoomsWorld();
    for (let i = 0; i < 200; i += 1) {
      const peer = await world.join(i % 2 ? world.buyer : world.seller).joined();
      peer.leave();
    }
    world.pass(80_000);
    await world.rooms().sweep();
    for (const table of ['document_snapshot', 'document'] as const) {
      await world.db.deleteFrom(table).where('kind', '=', 'shared').execute();
    }
    // Nothing of the room is left in memory, so it is looked for on disk.
    const peer = world.join(world.buyer);
    await peer.until(() => peer.closedWith !== null);
    expect(peer.closedWith).toBe('notFound');
  });
});
