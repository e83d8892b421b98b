/** Both sides find the basis ready: of which content, until when, what it proves, and what a sending keeps of it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cyclesIn } from '#shared/opportunity/cycles.ts';
import type { Refusal } from '#shared/protocol/problems.ts';
import type { ReadyView } from '#shared/protocol/ready-api.ts';
import type { Actor, GuestActor } from '../../../server/accounts/actor.ts';
import { readCycles } from '../../../server/insight/cycles/read-cycles.ts';
import { setBuyerRight } from '../../../server/quotes/buyer-rights.ts';
import { reviewQuote } from '../../../server/quotes/review.ts';
import { sendQuote } from '../../../server/quotes/send-quote.ts';
import { readyHandlers } from '../../../server/ready/handlers.ts';
import { markReady } from '../../../server/ready/mark-ready.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import {
  accepted,
  edit,
  invite,
  openWorkshop,
  type QuoteInWork,
  review,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;
let anna: GuestActor;

beforeEach(async () => {
  shop = await openWorkshop();
  quote = await startQuote(shop, shop.erik);
  anna = await invite(shop, shop.erik, quote.quoteId);
});
afterEach(() => shop.close());

const seen = async (who: Actor = shop.erik): Promise<ReadyView> =>
  accepted(
    await readyHandlers(shop).getReady({
      actor: who,
      params: { quoteId: quote.quoteId },
      query: undefined,
      body: undefined,
      idempotencyKey: null,
      caller: { headers: {}, address: '', setCookies: () => {} },
    }),
  );
const mark = async (who: Actor, ready = true, hash?: string): Promise<ReadyView | Refusal> => {
  shop.clock.now += 1_000;
  return markReady(shop, who, { quoteId: quote.quoteId, hash: hash ?? (await seen()).hash, ready });
};
const both = async () => [accepted(await mark(anna)), accepted(await mark(shop.erik))] as const;
const change = (on: boolean) =>
  edit(shop, quote.quoteId, quote.sellerId, (document) => document.select('training', on));
const events = async () =>
  shop.db.selectFrom('opportunity_event').select(['type', 'evidence', 'actor_name']).orderBy('seq').execute();
const milestones = async () => (await events()).filter(({ type }) => type === 'base_ready');

describe('the marks', () => {
  test('are of one content, seen by both, and together they are a milestone with its evidence', async () => {
    const [first, second] = await both();
    expect(first).toMatchObject({
      seller: null,
      buyer: { by: { id: anna.participantId } },
      readySince: null,
    });
    expect(second).toMatchObject({ seller: { by: { id: quote.sellerId } }, readySince: shop.clock.now });
    expect([await seen(anna), await seen(shop.erik)]).toEqual([second, second]);
    const [milestone] = await milestones();
    expect(milestone?.actor_name).toBe('Erik Sandberg');
    expect(JSON.parse(milestone?.evidence ?? '')).toMatchObject({
      quoteId: quote.quoteId,
      hash: second.hash,
      seller: { participantId: quote.sellerId },
      buyer: { participantId: anna.participantId },
    });
    const rows = await shop.db
      .selectFrom('audit')
      .select(['actor_id', 'object_hash'])
      .where('action', '=', 'basis_marked_ready')
      .execute();
    expect(rows).toEqual([
      { actor_id: anna.participantId, object_hash: second.hash },
      { actor_id: shop.erik.userId, object_hash: second.hash },
    ]);
  });

  test('are cleared by any change, by its content alone: time clears nothing', async () => {
    const [, ready] = await both();
    shop.clock.now += 90 * 24 * 3_600_000;
    expect(await seen()).toEqual(ready);
    await change(true);
    expect(await seen()).toMatchObject({ seller: null, buyer: null, readySince: null });
    await change(false);
    expect(await seen()).toEqual(ready);
  });

  test('can be taken back and set again; the milestone is one', async () => {
    await both();
    expect(accepted(await mark(anna, false))).toMatchObject({ buyer: null, readySince: null });
    expect(accepted(await mark(anna, false))).toMatchObject({ buyer: null });
    accepted(await mark(anna));
    expect(await seen()).toMatchObject({ readySince: shop.clock.now });
    expect(await milestones()).toHaveLength(1);
  });

  test('are one milestone also when both press at the same moment', async () => {
    const { hash } = await seen();
    await Promise.all(
      [mark(anna, true, hash), mark(shop.erik, true, hash)].map(async (it) => accepted(await it)),
    );
    expect(await milestones()).toHaveLength(1);
  });

  test('cannot be set on what was not seen', async () => {
    const { hash } = await seen();
    await change(true);
    expect(await mark(anna, true, hash)).toMatchObject({ refused: 'basis-changed' });
    expect(await mark(anna, true, '0'.repeat(64))).toMatchObject({ refused: 'basis-changed' });
    // The negative control: what stands now can be marked.
    accepted(await mark(anna));
  });

  test('are for who may write, while it is designed; the seller’s also while it is calculated', async () => {
    accepted(await setBuyerRight(shop, shop.erik, quote.quoteId, anna.participantId, 'view'));
    expect(await mark(anna)).toMatchObject({ refused: 'not-allowed' });
    accepted(await setBuyerRight(shop, shop.erik, quote.quoteId, anna.participantId, 'design'));
    await shop.db.updateTable('quote').set({ status: 'pricing' }).execute();
    expect(await mark(anna)).toMatchObject({ refused: 'wrong-status' });
    accepted(await mark(shop.erik));
    await shop.db.updateTable('quote').set({ status: 'sent' }).execute();
    expect(await mark(shop.erik, false)).toMatchObject({ refused: 'wrong-status' });
  });

  test('of an earlier cycle say nothing of the next', async () => {
    await both();
    await shop.db.updateTable('opportunity').set({ cycle: 2 }).execute();
    expect(await seen()).toMatchObject({ seller: null, buyer: null });
    await both();
    expect(await milestones()).toHaveLength(2);
  });

  test('of a buyer show that they are at it; a milestone moves no stage', async () => {
    accepted(await mark(shop.erik));
    expect((await events()).map(({ type }) => type)).toEqual(['identified']);
    accepted(await mark(anna));
    expect((await events()).map(({ type }) => type)).toEqual(['identified', 'buyer_engaged', 'base_ready']);
    const { stage } = await shop.db.selectFrom('opportunity').select('stage').executeTakeFirstOrThrow();
    expect(stage).toBe('co_designing');
  });
});

describe('a sending', () => {
  const trySending = async (notReadyReason?: string) =>
    sendQuote(shop, shop.erik, {
      ...(await review(shop, shop.erik, quote.quoteId)),
      message: '',
      notReadyReason,
      idempotencyKey: randomId(),
    });
  const send = async (notReadyReason?: string) => accepted(await trySending(notReadyReason));
  const basisKept = async () => {
    const { evidence } = await shop.db
      .selectFrom('opportunity_event')
      .select('evidence')
      .where('type', '=', 'quote_sent')
      .executeTakeFirstOrThrow();
    return JSON.parse(evidence).basis;
  };
  const isSentReady = async () => (await readCycles(shop.db, shop.erik.organisationId))[0]?.isSentReady;
  const check = async () => {
    const { checks } = accepted(await reviewQuote(shop, shop.erik, quote.quoteId));
    return checks.find(({ code }) => code === 'basis-ready')?.level;
  };

  test('of what both found ready says so, and needs no reason', async () => {
    expect(await check()).toBe('warn');
    const [, { hash }] = await both();
    expect(await check()).toBe('pass');
    expect(await isSentReady()).toBeNull();
    await send('Not asked for');
    expect(await basisKept()).toEqual({ hash, ready: true, reason: null });
    expect(await isSentReady()).toBe(true);
  });

  test('of what was changed since is not: by the content that goes', async () => {
    await both();
    await change(true);
    expect(await check()).toBe('warn');
    await send('They asked for it by phone');
    expect(await basisKept()).toMatchObject({ ready: false, reason: 'They asked for it by phone' });
    expect(await isSentReady()).toBe(false);
  });

  test.each([undefined, ''])(
    'of what one side alone found ready does not go without a reason: %j',
    async (none) => {
      accepted(await mark(anna));
      expect(await trySending(none)).toMatchObject({ refused: 'reason-needed' });
      const { status } = await shop.db.selectFrom('quote').select('status').executeTakeFirstOrThrow();
      expect(status).toBe('co_design');
      await send('They asked for it by phone');
    },
  );

  test('of before this was kept is not said to be either', () => {
    const [cycle] = cyclesIn([
      { type: 'identified', at: 1 },
      { type: 'quote_sent', at: 2, isReady: null },
    ]);
    expect(cycle?.isSentReady).toBeNull();
  });
});
