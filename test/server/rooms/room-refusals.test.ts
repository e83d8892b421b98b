import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import { appendUpdates } from '../../../server/rooms/append-log.ts';
import { loadDocument } from '../../../server/rooms/document-store.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { EditRefused } from '../../../server/rooms/submission.ts';
import { step1Frame, step2Frame } from '../../../server/rooms/wire.ts';
import { newcomer } from '../../support/room-claims.ts';
import type { RoomPeer } from '../../support/room-peer.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
let buyer: RoomPeer;
let seller: RoomPeer;

beforeEach(async () => {
  world = await openRoomsWorld();
  [buyer, seller] = [world.join(world.buyer), world.join(world.seller)];
  await Promise.all([buyer.joined(), seller.joined(), buyer.untilSaved(), seller.untilSaved()]);
});
afterEach(() => world.close());

const contentOf = async () => (await world.rooms().read(world.quoteId)).content;
const logged = () => world.db.selectFrom('document_update').select('seq').execute();

/** An update made by hand on a copy of what the peer has, under any client id. */
function handMade(peer: RoomPeer, change: (doc: Y.Doc) => void, clientId?: number): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer.doc));
  if (clientId !== undefined) doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  change(doc);
  return Y.mergeUpdates(updates);
}

const component = (doc: Y.Doc, id: string) => doc.getMap('components').get(id) as Y.Map<unknown>;

describe('a hand-made update is refused with its reason, and nothing changes for anybody', () => {
  it.each<[string, string, (doc: Y.Doc) => void, string[]]>([
    [
      'a price',
      'forbidden',
      (doc) => component(doc, 'review').set('unitPrice', '1'),
      ['components', 'review', 'unitPrice'],
    ],
    ['the title', 'forbidden', (doc) => doc.getMap('terms').set('title', 'x'), ['terms', 'title']],
    [
      'a removed line',
      'forbidden',
      (doc) => doc.getMap('components').delete('review'),
      ['components', 'review'],
    ],
    ['a root of its own', 'forbidden', (doc) => doc.getMap('admin').set('x', 1), ['admin']],
    [
      'a value of another type',
      'invalid-value',
      (doc) => doc.getMap('choices').set('training', 'yes'),
      ['choices', 'training'],
    ],
  ])('%s (I-25)', async (_, code, change, path) => {
    const before = { content: await contentOf(), frames: seller.frames.length };
    buyer.sendUpdate(handMade(buyer, change));
    await buyer.untilSaved();
    expect(buyer.told.refused).toEqual([{ frame: buyer.sent.at(-1), code, path }]);
    expect(await contentOf()).toEqual(before.content);
    expect(seller.frames).toHaveLength(before.frames);
    expect(await logged()).toEqual([]);
  });

  it("what is written under another's client id (I-26)", async () => {
    seller.quote.setTerm('title', 'By the seller');
    await seller.untilSaved();
    await buyer.until(() => buyer.quote.read().content.terms.title === 'By the seller');
    buyer.sendUpdate(
      handMade(buyer, (doc) => doc.getMap('choices').set('training', true), seller.doc.clientID),
    );
    await buyer.untilSaved();
    expect(buyer.told.refused).toMatchObject([{ code: 'foreign-client' }]);
    expect(await logged()).toHaveLength(1);
    // Negative control: the same bytes under an id of its own are taken.
    buyer.sendUpdate(handMade(buyer, (doc) => doc.getMap('choices').set('training', true)));
    await buyer.untilSaved();
    expect(await logged()).toHaveLength(2);
  });

  it('bytes that are no update, acknowledged like one', async () => {
    buyer.sendUpdate(new Uint8Array([255, 255, 255]));
    buyer.sendUpdateFrame((encoder) => encoding.writeUint8Array(encoder, new Uint8Array([2, 200, 1])));
    await buyer.untilSaved();
    expect(buyer.told.refused.map(({ code }) => code)).toEqual(['malformed', 'malformed']);
    expect(buyer.told.refused.map(({ frame }) => frame)).toEqual(buyer.sent.slice(-2));
    expect(buyer.closedWith).toBeNull();
  });

  it('frames that are nothing at all are ignored', async () => {
    for (const frame of [[], [0], [0, 9, 1, 1], [77, 1], [0, 0, 2, 255, 127]])
      buyer.sendRaw(new Uint8Array(frame));
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    expect(buyer.told.refused).toEqual([]);
    expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('an update that builds on what is not here', () => {
  it('of an honest client is asked for again, and all of it is saved with the answer', async () => {
    // Its own origin keeps the first edit off the wire, as a broken line does.
    buyer.doc.transact(() => buyer.quote.select('training', true), buyer);
    buyer.doc.transact(() => buyer.doc.getMap('choices').set('training', true), buyer);
    buyer.quote.select('seats', false);
    await buyer.untilSaved();
    expect(buyer.told.refused).toEqual([]);
    expect((await contentOf()).choices).toEqual({ training: true, seats: false });
  });

  describe('on a line where it overtakes an answer that was made before it', () => {
    const answers: (() => void)[] = [];
    const offTheWire = (change: () => void) => buyer.doc.transact(change, buyer);
    const settled = (index: number) => buyer.settled.has(buyer.sent.at(index) as number);

    beforeEach(() => {
      answers.length = 0;
      buyer.carryAnswer = (arrive) => answers.push(arrive);
      offTheWire(() => buyer.quote.select('training', true));
      buyer.quote.select('seats', false);
    });

    it('is judged again with that answer, which does not hold it (I-13, I-15)', async () => {
      buyer.quote.select('seats', true);
      expect(answers).toHaveLength(1);
      answers.shift()?.();
      await buyer.untilSaved();
      expect(buyer.told.refused).toEqual([]);
      expect((await contentOf()).choices).toEqual({ training: true, seats: true });
    });

    it('is not saved with an answer that lacks what it builds on; that is asked for once more (I-13, I-15)', async () => {
      offTheWire(() => buyer.quote.select('training', false));
      buyer.quote.select('seats', true);
      answers.shift()?.();
      await buyer.until(() => settled(0));
      expect(answers).toHaveLength(1);
      expect(settled(-2)).toBe(false);
      answers.shift()?.();
      await buyer.untilSaved();
      expect(buyer.told.refused).toEqual([]);
      expect((await contentOf()).choices).toEqual({ training: false, seats: true });
    });
  });

  it('which no answer ever brings is refused after a few, and what comes later is not held up', async () => {
    const { gapsOfOneFrame } = limits.backlog;
    let answers = 0;
    buyer.carryAnswer = (arrive) => {
      answers += 1;
      if (answers <= gapsOfOneFrame + 1) queueMicrotask(arrive);
    };
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(buyer.doc));
    copy.clientID = 77;
    copy.getMap('choices').set('training', true);
    copy.on('update', (update: Uint8Array) => buyer.sendUpdate(update));
    copy.getMap('choices').set('seats', false);
    await buyer.until(() => buyer.told.refused.length > 0 || answers > gapsOfOneFrame);
    expect(buyer.told.refused).toMatchObject([{ code: 'unresolved', frame: buyer.sent.at(1) }]);
    expect(answers).toBe(gapsOfOneFrame);
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    expect((await contentOf()).choices['training']).toBe(true);
  });

  it('of a client id that had something refused is refused too, not asked for: that would bring it again', async () => {
    const id = 77;
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(buyer.doc));
    copy.clientID = id;
    copy.on('update', (update: Uint8Array) => buyer.sendUpdate(update));
    copy.getMap('terms').set('title', 'x');
    copy.getMap('choices').set('training', true);
    await buyer.untilSaved();
    expect(buyer.told.refused.map(({ code }) => code)).toEqual(['forbidden', 'unresolved']);
    // Another id on the same line is not suspected.
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    expect(buyer.told.refused).toHaveLength(2);
    expect((await contentOf()).choices['training']).toBe(true);
  });
});

describe('the status decides, whenever it changes', () => {
  it('an edit judged under a status that has passed is judged again, refused, and was never seen (I-14)', async () => {
    const frames = seller.frames.length;
    await world.setStatus('sent');
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    expect(buyer.told.refused).toMatchObject([{ code: 'locked', path: ['choices', 'training'] }]);
    expect(seller.frames).toHaveLength(frames);
    expect(await logged()).toEqual([]);
    expect((await contentOf()).choices['training']).toBe(false);
  });

  it('an edit that the new status allows as well is saved after it was judged again', async () => {
    await world.setStatus('co_design');
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    expect(buyer.told.refused).toEqual([]);
    await seller.until(() => seller.quote.read().content.choices['training'] === true);
    expect(await logged()).toHaveLength(1);
  });

  /** Sets the title as a process would that this one knows nothing of. */
  async function writeElsewhere(): Promise<void> {
    const { quoteId } = world;
    const stored = await loadDocument(world.db, quoteId, 'shared');
    if (!stored) throw new Error('the document is there');
    const bytes = handMade(seller, (doc) => doc.getMap('terms').set('title', 'From elsewhere'), 4_711);
    const update = { participantId: world.seller.id, bytes, newClients: [4_711], at: 0 };
    const { organisationId, seq: afterSeq, access } = stored;
    const key = { quoteId, kind: 'shared', organisationId } as const;
    await world.db
      .transaction()
      .execute((trx) =>
        appendUpdates(trx, { ...key, afterSeq, writeEpoch: access.writeEpoch, updates: [update] }),
      );
  }

  it('what another process wrote meanwhile is given to all here, and the edit goes on top of it (I-17)', async () => {
    await writeElsewhere();
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    for (const peer of [buyer, seller]) {
      await peer.until(() => peer.quote.read().content.choices['training'] === true);
      expect(peer.quote.read().content.terms.title).toBe('From elsewhere');
    }
    expect(await logged()).toEqual([{ seq: 1 }, { seq: 2 }]);
  });

  it('what goes on top of it is told to nobody before it is on disk (I-14)', async () => {
    const commit = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const follow = async () => {
      reached.resolve();
      await commit.promise;
      return false;
    };
    await world.restart({ inCommit: { concerns: ({ seq }) => seq === 2, follow } });
    [buyer, seller] = [world.join(world.buyer), world.join(world.seller)];
    await Promise.all([buyer.joined(), seller.joined(), buyer.untilSaved(), seller.untilSaved()]);
    await writeElsewhere();
    buyer.quote.select('training', true);
    await reached.promise;
    expect(seller.quote.read().content.choices['training']).toBe(false);
    commit.resolve();
    await seller.until(() => seller.quote.read().content.choices['training'] === true);
    expect(seller.quote.read().content.terms.title).toBe('From elsewhere');
  });

  it('a change that is sent again over another connection is refused on that one, and not called saved (I-13, I-19)', async () => {
    await world.setStatus('sent');
    // It deletes nothing, so an answer without it is empty.
    buyer.quote.fragment('goals').insert(0, [new Y.XmlElement('paragraph')]);
    buyer.leave();
    // All before the first sending can be committed: the same document comes back and is asked for what we lack.
    const frames: Uint8Array[] = [];
    const seat = world.rooms().join(
      world.quoteId,
      'shared',
      {
        participant: world.buyer,
        sessionId: 'the same',
        shareLinkId: null,
        bufferedAmount: 0,
        send: (frame) => void frames.push(frame),
        whenDrained() {},
        close() {},
      },
      newcomer,
    );
    seat.receive(step1Frame(Y.encodeStateVector(buyer.doc)));
    const question = frames.find(([type, kind]) => type === messageTypes.sync && kind === 0);
    if (!question) throw new Error('it is asked for what we lack');
    const decoder = decoding.createDecoder(question.subarray(2));
    seat.receive(step2Frame(Y.encodeStateAsUpdate(buyer.doc, decoding.readVarUint8Array(decoder))));
    await world.rooms().read(world.quoteId);
    expect(frames.map(([type]) => type)).toContain(messageTypes.refused);
    expect((await contentOf()).jointTexts.goals.content).toHaveLength(1);
  });

  it('a newcomer who asks while edits are judged again is given what is on disk', async () => {
    await world.setStatus('sent');
    buyer.quote.select('training', true);
    const late = await world.join(world.seller).joined();
    expect(late.quote.read().content.choices['training']).toBe(false);
  });
});

describe('edits by the server', () => {
  it('go the ordinary way: judged, stored, told, attributed', async () => {
    await world
      .rooms()
      .edit(world.quoteId, 'shared', world.seller.id, (quote) => quote.setTerm('title', 'New'));
    await buyer.until(() => buyer.told.activity.length > 0);
    expect(buyer.quote.read().content.terms.title).toBe('New');
    expect(buyer.told.activity).toMatchObject([{ changes: [{ kind: 'terms', participant: world.seller }] }]);
    expect(await logged()).toHaveLength(1);
  });

  it('are refused like any other', async () => {
    const edit = world
      .rooms()
      .edit(world.quoteId, 'shared', world.buyer.id, (quote) => quote.setTerm('title', 'x'));
    await expect(edit).rejects.toThrow(EditRefused);
    expect(await logged()).toEqual([]);
  });

  it('that change nothing are nothing', async () => {
    await world.rooms().edit(world.quoteId, 'shared', world.seller.id, () => {});
    expect(await logged()).toEqual([]);
  });

  it('need somebody who is in the quote', async () => {
    const nobody = world.user.userId as unknown as typeof world.seller.id;
    await expect(world.rooms().edit(world.quoteId, 'shared', nobody, () => {})).rejects.toThrow(
      'Nobody in quote',
    );
  });
});

describe('a Yjs client id belongs to whoever said so first, also before they have written (I-26)', () => {
  const theirs = 4_242;
  const asThem = () => handMade(buyer, (doc) => doc.getMap('choices').set('training', false), theirs);

  it('nobody else writes with it, and its owner does', async () => {
    seller.sayPresence(theirs, 1, { focus: null });
    buyer.sendUpdate(asThem());
    await buyer.untilSaved();
    expect(buyer.told.refused).toMatchObject([{ code: 'foreign-client' }]);
    seller.sendUpdate(handMade(seller, (doc) => doc.getMap('terms').set('title', 'Theirs'), theirs));
    await seller.untilSaved();
    expect(seller.told.refused).toEqual([]);
    expect((await contentOf()).terms.title).toBe('Theirs');
  });

  it('negative control: an id that nobody has announced is taken by the first who writes with it', async () => {
    buyer.sendUpdate(asThem());
    await buyer.untilSaved();
    expect(buyer.told.refused).toEqual([]);
    seller.sendUpdate(handMade(seller, (doc) => doc.getMap('terms').set('paymentDays', 9), theirs));
    await seller.untilSaved();
    expect(seller.told.refused).toMatchObject([{ code: 'foreign-client' }]);
  });
});
