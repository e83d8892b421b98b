import { afterEach, beforeEach, expect, it } from 'vitest';
import { reviewQuote } from '../../../server/quotes/review.ts';
import {
  accepted,
  invite,
  openWorkshop,
  type QuoteInWork,
  review,
  reviewAndSend,
  send,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quoteId: QuoteInWork['quoteId'];

beforeEach(async () => {
  shop = await openWorkshop();
  ({ quoteId } = await startQuote(shop, shop.erik));
});
afterEach(() => shop.close());

const trySend = async () => send(shop, shop.erik, await review(shop, shop.erik, quoteId));
const isReachable = async () => {
  const { checks } = accepted(await reviewQuote(shop, shop.erik, quoteId));
  return checks.find(({ code }) => code === 'buyer-invited')?.level === 'pass';
};

it('is not sent while nobody at the customer could receive it', async () => {
  expect(await trySend()).toMatchObject({ refused: 'not-sendable' });
  expect(await shop.db.selectFrom('version').select('id').execute()).toEqual([]);
  await invite(shop, shop.erik, quoteId);
  await reviewAndSend(shop, shop.erik, quoteId);
});

it('reaches whom it cannot be mailed to by the link that they came in by, while that holds', async () => {
  await invite(shop, shop.erik, quoteId);
  await shop.db
    .updateTable('participant')
    .set({ email: '"Anna"@here' })
    .where('side', '=', 'buyer')
    .execute();
  expect(await isReachable()).toBe(true);
  const { expires_at } = await shop.db.selectFrom('share_link').selectAll().executeTakeFirstOrThrow();
  const links = (values: object) => shop.db.updateTable('share_link').set(values).execute();

  await links({ last_used_at: null });
  expect(await isReachable()).toBe(false);
  await links({ last_used_at: shop.clock.now, revoked_at: shop.clock.now });
  expect(await isReachable()).toBe(false);
  await links({ revoked_at: null, expires_at: shop.clock.now });
  expect(await isReachable()).toBe(false);
  await links({ expires_at });
  expect(await isReachable()).toBe(true);
});

it('reaches nobody whom the seller has closed out: their mail would open nothing, until they are let in again', async () => {
  await invite(shop, shop.erik, quoteId);
  expect(await isReachable()).toBe(true);
  const links = (values: object) => shop.db.updateTable('share_link').set(values).execute();
  await links({ revoked_at: shop.clock.now });
  expect(await isReachable()).toBe(false);
  expect(await trySend()).toMatchObject({ refused: 'not-sendable' });
  // What has merely run out is no word of the seller's: the mail carries a new link.
  await links({ revoked_at: null, expires_at: shop.clock.now });
  expect(await isReachable()).toBe(true);
});
