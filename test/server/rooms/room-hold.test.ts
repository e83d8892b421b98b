import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
beforeEach(async () => {
  world = await openRoomsWorld();
});
afterEach(() => world.close());

const contentOf = async () => (await world.rooms().read(world.quoteId)).content;
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a held quote stands still', () => {
  it('holds all that was taken before, and its Yjs state reads the same', async () => {
    const buyer = await world.join(world.buyer).joined();
    buyer.quote.select('training', true);
    await world.rooms().hold(world.quoteId, async ({ content, yjsState, seq }) => {
      expect(content.choices['training']).toBe(true);
      expect(seq).toBe(1);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, yjsState);
      expect(new QuoteDocument(doc, 'shared').read().content).toEqual(content);
    });
  });

  it('takes no edit meanwhile, and judges those that waited by the status the holder left', async () => {
    const [buyer, seller] = [await world.join(world.buyer).joined(), await world.join(world.seller).joined()];
    const costs = await world.join(world.seller, 'internal').joined();
    await Promise.all([buyer.untilSaved(), costs.untilSaved()]);
    await world.rooms().hold(world.quoteId, async () => {
      buyer.quote.select('training', true);
      seller.quote.setTerm('title', 'Too late');
      costs.quote.setCost('review', 'note', 'Still mine');
      await settle();
      expect(await world.db.selectFrom('document_update').selectAll().execute()).toEqual([]);
      await world.setStatus('sent');
    });
    await Promise.all([buyer.untilSaved(), seller.untilSaved(), costs.untilSaved()]);
    expect(buyer.told.refused).toMatchObject([{ code: 'locked' }]);
    expect(seller.told.refused).toMatchObject([{ code: 'locked' }]);
    // The sellers' own notes stay open, whatever was sent.
    expect(costs.told.refused).toEqual([]);
    expect(await contentOf()).toMatchObject({
      terms: { title: 'Marketing automation' },
      choices: { training: false },
    });
  });

  it('goes on after a command that failed', async () => {
    const buyer = await world.join(world.buyer).joined();
    const failed = world.rooms().hold(world.quoteId, async () => {
      throw new Error('not sendable');
    });
    buyer.quote.select('training', true);
    await expect(failed).rejects.toThrow('not sendable');
    await buyer.untilSaved();
    expect((await contentOf()).choices['training']).toBe(true);
  });

  it('is held by one at a time', async () => {
    const steps: string[] = [];
    const hold = (name: string) =>
      world.rooms().hold(world.quoteId, async () => {
        steps.push(`${name} in`);
        await settle();
        steps.push(`${name} out`);
      });
    await Promise.all([hold('a'), hold('b')]);
    expect(steps).toEqual(['a in', 'a out', 'b in', 'b out']);
  });

  it('can be read while it is held', async () => {
    await world.rooms().hold(world.quoteId, async ({ content }) => {
      expect(await contentOf()).toEqual(content);
    });
  });
});

describe('edits that race a send are in what was sent, or refused: 40 rounds', () => {
  it('never in between (I-1)', async () => {
    const [buyer, seller] = [await world.join(world.buyer).joined(), await world.join(world.seller).joined()];
    for (let round = 0; round < 40; round += 1) {
      await world.rooms().hold(world.quoteId, () => world.setStatus('co_design'));
      const peers = [world.join(world.buyer), world.join(world.seller)];
      const [freshBuyer, freshSeller] = await Promise.all(peers.map((peer) => peer.joined()));
      if (!freshBuyer || !freshSeller) throw new Error('both come in');
      const price = String(1_000 + round);
      const choice = !freshBuyer.quote.read().content.choices['training'];

      const edits = [
        () => freshBuyer.quote.select('training', choice),
        () => freshSeller.quote.setComponent('review', 'unitPrice', price),
      ];
      const sending = async () => {
        for (let turns = round % 5; turns > 0; turns -= 1) await settle();
        return world.rooms().hold(world.quoteId, async ({ content }) => {
          for (const edit of edits.splice(0)) edit();
          await world.setStatus('sent');
          return content;
        });
      };
      const sent = sending();
      for (const edit of round % 2 === 0 ? edits.splice(0, 1) : []) edit();
      const frozen = await sent;
      await Promise.all([freshBuyer.untilSaved(), freshSeller.untilSaved()]);

      expect(await contentOf()).toEqual(frozen);
      const outcome = (isIn: boolean, peer: typeof freshBuyer) =>
        expect(isIn).toBe(peer.told.refused.length === 0);
      outcome(frozen.choices['training'] === choice, freshBuyer);
      outcome(frozen.components.find(({ id }) => id === 'review')?.unitPrice === price, freshSeller);
      for (const peer of peers) peer.leave();
    }
    // Those who only looked on have seen everything that was sent and nothing else.
    await buyer.until(() => true);
    expect(buyer.quote.read().content).toEqual(await contentOf());
    expect(seller.quote.read().content).toEqual(await contentOf());
  });
});
