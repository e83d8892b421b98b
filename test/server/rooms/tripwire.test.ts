import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

/** A guard that lets everything in and says that it writes choices, or one that meets something it cannot judge. */
const lenient = vi.hoisted(() => ({ isOn: false }));
const broken = vi.hoisted(() => ({ fault: null as Error | null }));
vi.mock('../../../server/rooms/guard/guard.ts', async (original) => {
  const real = await original<typeof import('../../../server/rooms/guard/guard.ts')>();
  const letIn = (bytes: Uint8Array) => ({
    verdict: 'accept',
    bytes,
    newClients: [],
    writes: [{ root: 'choices', entry: 'training', field: null, deleted: false }],
    roots: ['choices'],
  });
  const judgeUpdate: typeof real.judgeUpdate = (bytes, context) => {
    if (broken.fault) return { verdict: 'refuse', code: 'malformed', path: [], fault: broken.fault };
    return lenient.isOn
      ? (letIn(bytes) as ReturnType<typeof real.judgeUpdate>)
      : real.judgeUpdate(bytes, context);
  };
  return { ...real, judgeUpdate };
});

let world: RoomsWorld;
afterEach(async () => {
  lenient.isOn = false;
  broken.fault = null;
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

describe('a fault of the guard itself', () => {
  it('is a refusal for whoever sent the update, and an error in the log for whoever must mend it', async () => {
    world = await openRoomsWorld();
    const buyer = await world.join(world.buyer).joined();
    broken.fault = new Error('not foreseen');
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    expect(buyer.told.refused).toMatchObject([{ code: 'malformed' }]);
    expect(world.log).toEqual([{ level: 'error', message: 'The guard failed on an update and refused it' }]);
  });
});
