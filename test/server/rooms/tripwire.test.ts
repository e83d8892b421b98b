import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

/** A guard that lets everything in and says that it writes choices. */
const lenient = vi.hoisted(() => ({ isOn: false }));
vi.mock('../../../server/rooms/guard/guard.ts', async (original) => {
  const real = await original<typeof import('../../../server/rooms/guard/guard.ts')>();
  const letIn = (bytes: Uint8Array) => ({
    verdict: 'accept',
    bytes,
    newClients: [],
    writes: [{ root: 'choices', entry: 'training', field: null, deleted: false }],
    roots: ['choices'],
  });
  const judgeUpdate: typeof real.judgeUpdate = (bytes, context) =>
    lenient.isOn ? (letIn(bytes) as ReturnType<typeof real.judgeUpdate>) : real.judgeUpdate(bytes, context);
  return { ...real, judgeUpdate };
});

let world: RoomsWorld;
afterEach(async () => {
  lenient.isOn = false;
  await world.close();
});

describe('the tripwire behind the guard', () => {
  it.each<[string, (doc: Y.Doc) => Uint8Array]>([
    [
      'another root than the one that was judged',
      (doc) => {
        const before = Y.encodeStateVector(doc);
        doc.getMap('terms').set('title', 'x');
        return Y.encodeStateAsUpdate(doc, before);
      },
    ],
    [
      'something that builds on what is missing',
      (doc) => {
        doc.getMap('choices').set('training', true);
        const middle = Y.encodeStateVector(doc);
        doc.getMap('choices').set('training', false);
        return Y.encodeStateAsUpdate(doc, middle);
      },
    ],
  ])(
    'an update that writes %s stops the room before anybody sees it, and nothing of it stays',
    async (_, make) => {
      world = await openRoomsWorld();
      const [buyer, seller] = [
        await world.join(world.buyer).joined(),
        await world.join(world.seller).joined(),
      ];
      await Promise.all([buyer.untilSaved(), seller.untilSaved()]);
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(buyer.doc));
      const before = { content: buyer.quote.read().content, frames: seller.frames.length };
      lenient.isOn = true;
      buyer.sendUpdate(make(copy));
      lenient.isOn = false;
      expect([buyer.closedWith, seller.closedWith]).toEqual(['roomFault', 'roomFault']);
      expect(seller.frames).toHaveLength(before.frames);
      expect(world.log).toMatchObject([{ level: 'error', message: 'The room stopped itself' }]);
      expect(await world.db.selectFrom('document_update').selectAll().execute()).toEqual([]);
      const again = await world.join(world.seller).joined();
      expect(again.quote.read().content).toEqual(before.content);
    },
  );

  it('an update that sets and takes back what was never set comes to nothing and disturbs nobody', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    buyer.doc.transact(() => {
      const choices = buyer.doc.getMap('choices');
      choices.set('seats', true);
      choices.delete('seats');
    });
    await buyer.untilSaved();
    expect(buyer.closedWith).toBeNull();
    expect(world.log).toEqual([]);
  });

  it('negative control: the same guard is believed where the update does what was judged', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    lenient.isOn = true;
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    expect(buyer.closedWith).toBeNull();
    expect(await world.db.selectFrom('document_update').selectAll().execute()).toHaveLength(1);
  });
});
