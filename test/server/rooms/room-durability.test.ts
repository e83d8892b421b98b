import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ElementId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { GroupCommit } from '../../../server/rooms/group-commit.ts';
import { Room, type RoomParts } from '../../../server/rooms/room.ts';
import { nothingFollows } from '../../../server/rooms/rooms.ts';
import type { LiveRooms } from '../../../server/rooms/rooms-registry.ts';
import { SqliteError } from '../../../server/storage/sqlite-error.ts';
import { RoomPeer } from '../../support/room-peer.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
afterEach(() => world.close());

/** A commit that stands still inside its transaction until it is let go. */
function commitGate() {
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const inCommit = async (): Promise<boolean> => {
    reach();
    await opened;
    return false;
  };
  return { inCommit: { concerns: () => true, follow: inCommit }, reached, open };
}

/** Long enough for everything that is not waiting for the disk to have happened. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

const rowsOf = (table: 'document_update' | 'change' | 'document_client') =>
  world.db.selectFrom(table).selectAll().execute();

const contentOf = async () => (await world.rooms().read(world.quoteId)).content;

/** A room of the world's quote with parts of the test's own, and the way in. */
function roomByHand(parts: Partial<RoomParts> & Pick<RoomParts, 'commits'>) {
  const room = new Room(world.quoteId, 'shared', {
    db: world.db,
    clock: world.now,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    isFull: () => false,
    hasNews: () => {},
    wantsFolding: (room) => void room.fold(),
    forget: () => {},
    ...parts,
  });
  const join: LiveRooms['join'] = (_quoteId, _kind, connection, claims) => {
    const member = room.join(connection, claims);
    return { receive: (frame) => room.receive(member, frame), leave: () => room.leave(member) };
  };
  return (participant: ParticipantView) =>
    new RoomPeer({ ...world.rooms(), join }, world.quoteId, 'shared', participant);
}

describe('nothing leaves a room before it is on disk', () => {
  it('an edit is not relayed, acknowledged, shown or given to a newcomer before its commit (I-13, I-14)', async () => {
    const gate = commitGate();
    world = await openRoomsWorld({ inCommit: gate.inCommit });
    const [buyer, seller] = [world.join(world.buyer), world.join(world.seller)];
    await Promise.all([buyer.joined(), seller.joined(), buyer.untilSaved(), seller.untilSaved()]);
    const before = { seller: seller.frames.length, buyer: buyer.frames.length };

    buyer.quote.select('training', true);
    await gate.reached;
    const late = world.join(world.seller);
    await settle();
    expect(seller.frames).toHaveLength(before.seller);
    expect(buyer.frames).toHaveLength(before.buyer);
    expect(late.hasDocument).toBe(false);

    gate.open();
    await Promise.all([buyer.untilSaved(), late.joined()]);
    await seller.until(() => seller.told.activity.length > 0);
    for (const peer of [seller, late]) expect(peer.quote.read().content.choices['training']).toBe(true);
    expect(await rowsOf('document_update')).toHaveLength(1);
  });

  it('whoever stops reading while their copy waits for the disk is given all of it later (I-18)', async () => {
    const gate = commitGate();
    world = await openRoomsWorld({
      inCommit: { ...gate.inCommit, concerns: ({ seq }) => seq === 2 },
    });
    const [buyer, seller] = [await world.join(world.buyer).joined(), await world.join(world.seller).joined()];
    await Promise.all([buyer.untilSaved(), seller.untilSaved()]);
    const stopsReading = () => {
      buyer.bufferedAmount = 2_000_000;
    };
    stopsReading();
    seller.quote.setTerm('termMonths', 18);
    await seller.untilSaved();
    seller.quote.setTerm('paymentDays', 45);
    await gate.reached;
    // This one goes to disk with the next commit, and with it the copy that the buyer now asks for.
    seller.quote.setTerm('termMonths', 24);
    buyer.drain();
    stopsReading();
    gate.open();
    await seller.untilSaved();
    buyer.drain();
    await buyer.until(() => buyer.quote.read().content.terms.termMonths === 24);
    expect(buyer.quote.read().content).toEqual(await contentOf());
  });

  it('negative control: a room that does not wait for the commit shows what the disk never saw', async () => {
    world = await openRoomsWorld();
    const join = roomByHand({
      commits: {
        schedule: (appender) => {
          const batch = appender.takeBatch();
          if (batch) queueMicrotask(() => appender.committed(batch, false));
        },
        write: async () => {},
      },
    });
    const [buyer, seller] = [join(world.buyer), join(world.seller)];
    await Promise.all([buyer.joined(), seller.joined()]);
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    expect(seller.quote.read().content.choices['training']).toBe(true);
    expect(await rowsOf('document_update')).toHaveLength(0);
  });

  it('deletes are acknowledged like everything else', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    await buyer.untilSaved();
    const before = buyer.sent.length;
    buyer.quote.fragment('goals').delete(0, 1);
    expect(buyer.sent).toHaveLength(before + 1);
    await buyer.untilSaved();
    expect(await rowsOf('document_update')).toHaveLength(1);
  });

  it('a frame that a line repeats is not taken for another one (I-15)', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    await buyer.untilSaved();
    const sendRaw = buyer.sendRaw.bind(buyer);
    const onTheLine: Uint8Array[] = [];
    buyer.sendRaw = (frame) => void onTheLine.push(frame);
    buyer.quote.select('training', true);
    buyer.quote.select('training', false);
    const [first, held] = buyer.sent.slice(-2) as [number, number];
    sendRaw(onTheLine[0] as Uint8Array);
    sendRaw(onTheLine[0] as Uint8Array);
    await buyer.until(
      () =>
        buyer.told.saved.flatMap(({ settled }) => settled).filter((frame) => frame === first).length === 2,
    );
    expect(buyer.settled.has(held)).toBe(false);
    sendRaw(onTheLine[1] as Uint8Array);
    await buyer.until(() => buyer.settled.has(held));
    expect(await rowsOf('document_update')).toHaveLength(2);
  });

  it('a failed commit acknowledges nothing any more and ends the process', async () => {
    world = await openRoomsWorld({
      inCommit: { concerns: () => true, follow: () => Promise.reject(SqliteError.writerGone()) },
    });
    const [buyer, seller] = [world.join(world.buyer), world.join(world.seller)];
    await Promise.all([buyer.joined(), seller.joined(), buyer.untilSaved(), seller.untilSaved()]);
    const saved = seller.settled.size;
    for (const word of ['a', 'b', 'c'])
      seller.quote.setComponent('review', 'description', word.repeat(2_000));
    while (world.fatal.length === 0) await settle();
    seller.quote.setComponent('review', 'description', '');
    await settle();
    expect(world.fatal).toMatchObject([{ message: 'The thread that writes to the database has ended' }]);
    expect(seller.settled.size).toBe(saved);
    expect(buyer.told.activity).toEqual([]);
    expect(await rowsOf('document_update')).toEqual([]);
    expect(world.log.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(seller.closedWith).toBe('roomFault');
  });

  it('an edit that cannot be stored is refused, and what came with it is stored: nothing stops', async () => {
    world = await openRoomsWorld({
      inCommit: {
        concerns: () => true,
        follow: async (_, { changes }) => {
          if (changes.some(({ element }) => element?.id === 'training')) throw new Error('unforeseen');
          return false;
        },
      },
    });
    const [buyer, seller] = [world.join(world.buyer), world.join(world.seller)];
    await Promise.all([buyer.joined(), seller.joined(), buyer.untilSaved(), seller.untilSaved()]);
    seller.quote.setTerm('title', 'Before');
    buyer.quote.select('training', true);
    seller.quote.setComponent('review', 'unitPrice', '50000');
    await Promise.all([buyer.untilSaved(), seller.untilSaved()]);
    expect(buyer.told.refused).toMatchObject([{ code: 'malformed' }]);
    expect(seller.told.refused).toEqual([]);
    const { terms, choices, components } = await contentOf();
    expect(terms.title).toBe('Before');
    expect(choices['training']).toBe(false);
    expect(components.find(({ id }) => id === 'review')?.unitPrice).toBe('50000');
    seller.quote.setTerm('title', 'After');
    await seller.untilSaved();
    expect(await rowsOf('document_update')).toHaveLength(3);
    expect([world.fatal, buyer.closedWith, seller.closedWith]).toEqual([[], null, null]);
    expect(world.log.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});

describe('what was acknowledged is there again', () => {
  it('memory after a restart equals memory before (I-10)', async () => {
    world = await openRoomsWorld();
    const [buyer, seller] = [world.join(world.buyer), world.join(world.seller)];
    await Promise.all([buyer.joined(), seller.joined()]);
    buyer.quote.pick('platform', ['premium']);
    seller.quote.setComponent('review', 'unitPrice', '50000');
    seller.quote.removeComponent('training');
    buyer.quote.fragment('goals').delete(0, 1);
    await Promise.all([buyer.untilSaved(), seller.untilSaved()]);
    const before = await contentOf();
    await world.restart();
    expect(await contentOf()).toEqual(before);
    expect(buyer.closedWith).toBe('restarting');
  });

  it('what is sent again after a reconnect is stored once (I-15)', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    const again = Y.encodeStateAsUpdate(buyer.doc);
    buyer.sendUpdate(again);
    buyer.sendUpdate(again);
    await buyer.untilSaved();
    expect(await rowsOf('document_update')).toHaveLength(1);
    expect(await rowsOf('change')).toHaveLength(1);
  });

  it('folding the log changes no visible byte, and what was deleted is not in what a newcomer gets (I-21, I-24)', async () => {
    world = await openRoomsWorld();
    const seller = await world.join(world.seller).joined();
    seller.quote.setTerm('title', 'CANARY-4711');
    for (let i = 0; i < 520; i += 1) seller.quote.setTerm('termMonths', 1 + (i % 100));
    await seller.untilSaved();
    const before = seller.quote.read().content;
    const folded = async () => {
      const row = world.db
        .selectFrom('document')
        .innerJoin('document_snapshot as snapshot', 'snapshot.quote_id', 'document.quote_id')
        .select(['snapshot.seq as snapshot_seq', 'document.seq'])
        .where('document.kind', '=', 'shared')
        .where('snapshot.kind', '=', 'shared');
      return row.executeTakeFirstOrThrow();
    };
    while ((await folded()).snapshot_seq === 0) await settle();
    const { snapshot_seq, seq } = await folded();
    expect(await rowsOf('document_update')).toHaveLength(seq - snapshot_seq);

    seller.quote.setTerm('title', 'Final');
    await seller.untilSaved();
    await world.restart();
    const late = await world.join(world.buyer).joined();
    expect(late.quote.read().content).toEqual({ ...before, terms: { ...before.terms, title: 'Final' } });
    const received = Buffer.concat(late.frames).toString('latin1');
    expect(received).not.toContain('CANARY-4711');
    expect(received).toContain('Final');
  });

  it('a long log waits for its turn to be folded, and people go on meanwhile', async () => {
    world = await openRoomsWorld();
    const wanting = new Set<Room>();
    const commits = new GroupCommit({ db: world.db, inCommit: nothingFollows, onFatal: () => {} });
    const join = roomByHand({ commits, wantsFolding: (room) => void wanting.add(room) });
    const seller = await join(world.seller).joined();
    for (let i = 0; i < 520; i += 1) {
      seller.quote.setTerm('termMonths', 1 + (i % 100));
      if (i % 20 === 0) await seller.untilSaved();
    }
    await seller.untilSaved();
    expect(wanting.size).toBe(1);
    expect(await rowsOf('document_update')).toHaveLength(520);
    for (const room of wanting) await room.fold();
    expect(await rowsOf('document_update')).toHaveLength(0);
    seller.quote.setTerm('termMonths', 7);
    await seller.untilSaved();
    expect((await contentOf()).terms.termMonths).toBe(7);
  });

  it('nobody waits until a folded log is on disk, and what comes meanwhile stays in the log after it', async () => {
    world = await openRoomsWorld();
    const commits = new GroupCommit({ db: world.db, inCommit: nothingFollows, onFatal: () => {} });
    const folds: (() => Promise<void>)[] = [];
    const wanting = new Set<Room>();
    const join = roomByHand({
      commits: {
        schedule: (appender) => commits.schedule(appender),
        write: (write) => new Promise((resolve) => folds.push(() => commits.write(write).then(resolve))),
      },
      wantsFolding: (room) => void wanting.add(room),
    });
    const seller = await join(world.seller).joined();
    for (let i = 0; i < 520; i += 1) {
      seller.quote.setTerm('termMonths', 1 + (i % 100));
      if (i % 20 === 0) await seller.untilSaved();
    }
    await seller.untilSaved();
    const folding = [...wanting].map((room) => room.fold());
    await expect.poll(() => folds.length).toBe(1);
    seller.quote.setTerm('termMonths', 7);
    await seller.untilSaved();
    expect(await rowsOf('document_update')).toHaveLength(521);
    for (const fold of folds) await fold();
    await Promise.all(folding);
    expect(await rowsOf('document_update')).toHaveLength(1);
    await world.restart();
    expect((await contentOf()).terms.termMonths).toBe(7);
  });

  it('an empty room is forgotten after a while with its log folded, and opens again as it was', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    const before = await contentOf();
    await world.rooms().sweep();
    expect(await rowsOf('document_update')).toHaveLength(1);
    buyer.leave();
    world.pass(80_000);
    await world.rooms().sweep();
    expect(await rowsOf('document_update')).toHaveLength(0);
    expect(await contentOf()).toEqual(before);
  });

  it('a log that a crash left is folded once people who only read have left', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    await world.restart();
    const reader = await world.join(world.seller).joined();
    expect(await rowsOf('document_update')).toHaveLength(1);
    reader.leave();
    world.pass(80_000);
    await world.rooms().sweep();
    expect(await rowsOf('document_update')).toHaveLength(0);

    const stored = world.db.selectFrom('document_snapshot').select('state').where('kind', '=', 'shared');
    const { state } = await stored.executeTakeFirstOrThrow();
    const next = await world.join(world.seller).joined();
    expect(next.quote.read().content.choices['training']).toBe(true);
    // What is on disk is what a newcomer is given, byte for byte.
    expect(Buffer.concat(next.frames).includes(state)).toBe(true);
  });

  it('whoever comes while an empty room is closing gets that very room', async () => {
    world = await openRoomsWorld();
    const first = await world.join(world.buyer).joined();
    first.quote.select('training', true);
    await first.untilSaved();
    first.leave();
    world.pass(80_000);
    const closing = world.rooms().sweep();
    const second = world.join(world.buyer);
    await Promise.all([closing, second.joined()]);
    second.quote.select('training', false);
    await second.untilSaved();
    expect(second.closedWith).toBeNull();
    expect((await contentOf()).choices['training']).toBe(false);
  });

  it('an edit of the server’s own, asked for while the empty room is closing, is done', async () => {
    world = await openRoomsWorld();
    (await world.join(world.buyer).joined()).leave();
    world.pass(80_000);
    const closing = world.rooms().sweep();
    const edit = world
      .rooms()
      .edit(world.quoteId, 'shared', world.seller.id, (document) => document.setTerm('title', 'Later'));
    await Promise.all([closing, edit]);
    expect((await contentOf()).terms.title).toBe('Later');
  });

  it.each([
    ['a command', (rooms: LiveRooms) => rooms.hold(world.quoteId, async () => {})],
    [
      'an edit beside one',
      (rooms: LiveRooms) =>
        rooms.editAs(
          'co_design',
          world.quoteId,
          world.seller.id,
          (document) => document.setTerm('title', 'Later'),
          async () => {},
        ),
    ],
  ])('%s that waits for the sellers’ own room finds the shared one, closed meanwhile', async (_, act) => {
    const gate = commitGate();
    world = await openRoomsWorld();
    await world.join(world.seller, 'internal').joined();
    const costs = world.rooms().edit(
      world.quoteId,
      'internal',
      world.seller.id,
      (document) => document.setCost(ElementId.parse('review'), 'unitCost', '20000'),
      async () => void (await gate.inCommit.follow()),
    );
    await gate.reached;
    const acted = act(world.rooms());
    await settle();
    await world.rooms().sweep();
    gate.open();
    await Promise.all([costs, acted]);
  });
});

describe('the attributed log is committed with the update it describes', () => {
  it('one row per change, told inside the transaction and shown after it', async () => {
    const told: unknown[] = [];
    world = await openRoomsWorld({
      inCommit: {
        concerns: () => true,
        follow: async (trx, committed) => {
          const rows = await trx.selectFrom('change').select(['seq', 'kind']).execute();
          told.push({ who: committed.participant.name, seq: committed.seq, rows });
          return true;
        },
      },
    });
    const [buyer, seller] = [world.join(world.buyer), world.join(world.seller)];
    await Promise.all([buyer.joined(), seller.joined()]);
    buyer.quote.select('training', true);
    const hasHeard = (peer: RoomPeer) => peer.told.activity.length > 0;
    await Promise.all([buyer, seller].map((peer) => peer.until(() => hasHeard(peer))));
    expect(told).toEqual([{ who: 'Anna Bergman', seq: 1, rows: [{ seq: 1, kind: 'selected' }] }]);
    expect(seller.told.changed).toEqual([{ topics: ['quote'] }]);
    for (const peer of [buyer, seller]) {
      expect(peer.told.activity).toMatchObject([
        { changes: [{ kind: 'selected', participant: world.buyer }] },
      ]);
    }
    expect(await rowsOf('document_client')).toMatchObject([
      { client_id: buyer.doc.clientID, participant_id: world.buyer.id, first_seq: 1 },
    ]);
  });

  it('the internal document has no rows in it', async () => {
    world = await openRoomsWorld();
    const seller = await world.join(world.seller, 'internal').joined();
    seller.quote.setCost('review', 'unitCost', '20000');
    await seller.untilSaved();
    expect(await rowsOf('document_update')).toMatchObject([{ kind: 'internal' }]);
    expect(await rowsOf('change')).toEqual([]);
  });
});
