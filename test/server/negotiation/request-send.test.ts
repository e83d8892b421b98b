/** A buyer asks the seller to send what stands: told once, seen by both, answered by the next version. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, GuestActor } from '../../../server/accounts/actor.ts';
import { requestSend } from '../../../server/negotiation/request-send.ts';
import { setBuyerRight } from '../../../server/quotes/buyer-rights.ts';
import { viewQuote } from '../../../server/quotes/quote-view.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { undoSend } from '../../../server/quotes/undo-send.ts';
import {
  accepted,
  invite,
  openMeeting,
  type QuoteInWork,
  reviewAndSend,
  type Workshop,
} from '../../support/workshop.ts';

const undoMs = 30_000;
let shop: Workshop;
let quote: QuoteInWork;
let anna: GuestActor;

beforeEach(async () => {
  ({ shop, quote, anna } = await openMeeting({ undoMs }));
});
afterEach(() => shop.close());

const ask = (who: Actor = anna, message = 'Before Friday?') => {
  shop.clock.now += 1_000;
  return requestSend(shop, who, { quoteId: quote.quoteId, message });
};
const seen = async (who: Actor) => accepted(await viewQuote(shop, who, quote.quoteId)).sendRequest;
const send = () => {
  shop.clock.now += 1_000;
  return reviewAndSend(shop, shop.erik, quote.quoteId);
};
const told = () =>
  shop.db.selectFrom('outbox').select('payload').where('topic', '=', 'send_requested').execute();
const audited = () =>
  shop.db.selectFrom('audit').select('actor_id').where('action', '=', 'send_requested').execute();

describe('the wish', () => {
  test('is told to the seller, is seen by both sides, and stands in the audit log', async () => {
    expect([await seen(anna), await seen(shop.erik)]).toEqual([null, null]);
    const made = accepted(await ask());
    expect(made).toMatchObject({ name: 'Anna Bergman', message: 'Before Friday?' });
    expect([await seen(anna), await seen(shop.erik)]).toEqual([made, made]);
    const [notice] = await told();
    expect(JSON.parse(notice?.payload ?? '')).toMatchObject({
      byName: 'Anna Bergman',
      message: 'Before Friday?',
      recipients: [{ participantId: quote.sellerId, name: 'Erik Sandberg' }],
    });
    expect(await audited()).toEqual([{ actor_id: anna.participantId }]);
  });

  test('is told once, whoever presses and however often', async () => {
    const johan = await invite(shop, shop.erik, quote.quoteId, 'Johan Lindqvist');
    const first = accepted(await ask());
    expect(accepted(await ask())).toEqual(first);
    const both = await Promise.all([ask(johan), ask()]);
    expect(both).toEqual([first, first]);
    expect([(await told()).length, (await audited()).length]).toEqual([1, 1]);
  });

  test('is answered by what is sent; asked again of the next revision, it is another', async () => {
    accepted(await ask());
    await send();
    expect(await seen(shop.erik)).toBeNull();
    expect(await ask()).toMatchObject({ refused: 'wrong-status' });
    shop.clock.now += undoMs;
    accepted(await reviseQuote(shop, shop.erik, quote.quoteId));
    accepted(await ask());
    expect(await told()).toHaveLength(2);
  });

  test('stands again where the sending was undone', async () => {
    const made = accepted(await ask());
    const { number } = await send();
    accepted(await undoSend(shop, shop.erik, quote.quoteId, number));
    expect(await seen(anna)).toEqual(made);
  });

  test('is not for who only reads, nor while it is calculated; a refusal has written nothing', async () => {
    accepted(await setBuyerRight(shop, shop.erik, quote.quoteId, anna.participantId, 'view'));
    expect(await ask()).toMatchObject({ refused: 'not-allowed' });
    accepted(await setBuyerRight(shop, shop.erik, quote.quoteId, anna.participantId, 'design'));
    await shop.db.updateTable('quote').set({ status: 'pricing' }).execute();
    expect(await ask()).toMatchObject({ refused: 'wrong-status' });
    expect([await told(), await audited()]).toEqual([[], []]);
    // The negative control: it is the right and the status that were in the way.
    await shop.db.updateTable('quote').set({ status: 'co_design' }).execute();
    accepted(await ask());
  });
});
