/** A send that is undone or withdrawn at the very moment when the customer answers: one of the two happens, whole. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '#shared/protocol/problems.ts';
import { acceptVersion } from '../../../server/acceptance/accept.ts';
import { undoSend } from '../../../server/quotes/undo-send.ts';
import { withdrawVersion } from '../../../server/quotes/withdraw-version.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import { answeringOf, depsOf, type Lying, lieWithCustomer, shownTo } from '../../support/answering.ts';
import { openWorkshop, type Workshop } from '../../support/workshop.ts';

const undoMs = 30_000;
let shop: Workshop;
let lying: Lying;
let offeredAt: number;
let press: () => ReturnType<typeof acceptVersion>;

beforeEach(async () => {
  shop = await openWorkshop({ undoMs });
  lying = await lieWithCustomer(shop);
  offeredAt = shop.clock.now + undoMs;
  // What a page would show once the version is there.
  shop.clock.now = offeredAt;
  const shown = await shownTo(shop, lying.anna);
  press = () =>
    acceptVersion(depsOf(shop), { ...answeringOf(lying.anna), shown, idempotencyKey: randomId() });
});
afterEach(() => shop.close());

const undo = () => undoSend(shop, shop.erik, lying.quoteId, 1);
const withdraw = () =>
  withdrawVersion(shop, shop.erik, { quoteId: lying.quoteId, number: 1, reason: 'Wrong prices' });
const standing = async () =>
  (await shop.db.selectFrom('version_standing').select('standing').executeTakeFirstOrThrow()).standing;

describe.each([
  ['the seller first', <T>(attempts: T[]) => attempts],
  ['the customer first', <T>(attempts: T[]) => attempts.toReversed()],
])('with %s', (_, inOrder) => {
  const race = (seller: () => Promise<unknown>) =>
    Promise.all(inOrder([seller, press]).map((attempt) => attempt())).then((answers) => inOrder(answers));

  it('a millisecond before it is offered it is undone, and nobody can have accepted it', async () => {
    shop.clock.now = offeredAt - 1;
    const [undone, signed] = await race(undo);
    expect([isRefusal(undone), signed]).toEqual([false, { refused: 'not-found' }]);
    expect(await standing()).toBe('undone');
  });

  it('from that millisecond on it is accepted, and can no longer be undone', async () => {
    const [undone, signed] = await race(undo);
    expect(isRefusal(undone)).toBe(true);
    expect(isRefusal(signed)).toBe(false);
    expect(await standing()).toBe('accepted');
  });

  it('I-3: it is withdrawn or accepted, never both', async () => {
    const answers = await race(withdraw);
    expect(answers.filter(isRefusal)).toHaveLength(1);
    expect(await standing()).toBe(isRefusal(answers[0]) ? 'accepted' : 'withdrawn');
  });
});
