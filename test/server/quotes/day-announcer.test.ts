import { afterEach, beforeEach, expect, test } from 'vitest';
import { announceDays } from '../../../server/quotes/day-announcer.ts';
import { openWorkshop, startQuote, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

test('rooms are told of the next day when the seller’s is over by the server’s clock, once', async () => {
  const { quoteId } = await startQuote(shop, shop.erik);
  const told: string[] = [];
  const rooms = { ...shop.rooms, announce: (id: string) => void told.push(id) };
  const days = announceDays({ ...shop, rooms }, (error) => {
    throw error;
  });
  await days.look();
  shop.clock.now = Date.UTC(2026, 10, 24, 22, 59, 59);
  await days.look();
  expect(told).toEqual([]);
  shop.clock.now = Date.UTC(2026, 10, 24, 23);
  await days.look();
  await days.look();
  expect(told).toEqual([quoteId]);
  days.stop();
});
