import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BuyerRight } from '#shared/access/permissions.ts';
import type { StampedPresence } from '#shared/protocol/room-messages.ts';
import { setBuyerRight } from '../../../server/quotes/buyer-rights.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
beforeEach(async () => {
  world = await openRoomsWorld();
});
afterEach(() => world.close());

const chosen = async () => (await world.rooms().read(world.quoteId)).content.choices['training'];
const give = (right: BuyerRight) =>
  setBuyerRight(
    { db: world.db, rooms: world.rooms(), now: world.now, undoMs: 0 },
    world.user,
    world.quoteId,
    world.buyer.id,
    right,
  );

describe('what somebody at the customer may do in the room (I-25, I-28)', () => {
  it('is what the database says when they come in', async () => {
    await give('view');
    const reader = await world.join(world.buyer).joined();
    reader.quote.select('training', true);
    await reader.untilSaved();
    expect(reader.told.refused).toMatchObject([{ code: 'forbidden' }]);
    expect(await chosen()).toBe(false);
  });

  it('changes while they are here, both ways', async () => {
    const buyer = await world.join(world.buyer).joined();
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    await give('view');
    buyer.quote.select('training', false);
    await buyer.untilSaved();
    expect(buyer.told.refused).toMatchObject([{ code: 'forbidden' }]);
    expect(await chosen()).toBe(true);

    await give('design');
    const again = await world.join(world.buyer).joined();
    again.quote.select('training', false);
    await again.untilSaved();
    expect(again.told.refused).toEqual([]);
    expect(await chosen()).toBe(false);
  });

  it('is told to those who are here, as it is and as it becomes, whatever their own page says of it (I-26)', async () => {
    const buyer = await world.join(world.buyer).joined();
    const seller = await world.join(world.seller).joined();
    const { clientID } = buyer.doc;
    const role = () => (seller.presence.get(clientID)?.state as StampedPresence | undefined)?.user.role;
    buyer.sayPresence(clientID, 1, { user: { role: 'seller' }, role: 'seller' });
    await seller.until(() => role() === 'sign');
    await give('view');
    await seller.until(() => role() === 'view');
  });

  it('holds also where another process took the right after the edit was judged', async () => {
    const buyer = await world.join(world.buyer).joined();
    await world.db
      .updateTable('participant')
      .set({ buyer_right: 'view' })
      .where('side', '=', 'buyer')
      .execute();
    await world.db
      .updateTable('quote')
      .set(({ eb }) => ({ write_epoch: eb('write_epoch', '+', 1) }))
      .execute();
    buyer.quote.select('training', true);
    await buyer.untilSaved();
    expect(buyer.told.refused).toMatchObject([{ code: 'forbidden' }]);
    expect(await chosen()).toBe(false);
  });
});
