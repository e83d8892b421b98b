import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StampedPresence } from '#shared/protocol/room-messages.ts';
import { confirmName } from '../../../server/quotes/confirm-name.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
beforeEach(async () => {
  world = await openRoomsWorld();
});
afterEach(() => world.close());

it('somebody who puts their name right is called so to those who are here at once, and in what they do next', async () => {
  const buyer = await world.join(world.buyer).joined();
  const seller = await world.join(world.seller).joined();
  const { clientID } = buyer.doc;
  const nameOf = (id: number) => (seller.presence.get(id)?.state as StampedPresence | undefined)?.user.name;
  buyer.sayPresence(clientID, 1, {});
  await seller.until(() => nameOf(clientID) === 'Anna Bergman');

  const deps = { db: world.db, rooms: world.rooms(), now: world.now, undoMs: 0 };
  const guest = world.actors.get('buyer');
  if (!guest) throw new Error('The buyer has no session');
  await confirmName(deps, guest, world.quoteId, { correction: { name: 'Anna Berg', title: 'CMO' } });
  await seller.until(() => nameOf(clientID) === 'Anna Berg');
  expect(buyer.closedWith).toBeNull();

  buyer.quote.select('training', true);
  await buyer.untilSaved();
  const heard = () => seller.told.activity.flatMap(({ changes }) => changes);
  await seller.until(() => heard().some(({ participant }) => participant.name === 'Anna Berg'));
});
