/** Somebody at the customer who is left out of one sending: not frozen, not told, and with nothing of it to see. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { QuoteId } from '#shared/ids.ts';
import type { NewProposal } from '#shared/protocol/negotiation-api.ts';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import { viewAnswer } from '../../../server/acceptance/answer-view.ts';
import type { Actor, GuestActor } from '../../../server/accounts/actor.ts';
import { propose } from '../../../server/negotiation/propose.ts';
import { compareVersions } from '../../../server/quotes/compare-versions.ts';
import { viewQuote } from '../../../server/quotes/quote-view.ts';
import { reviewQuote } from '../../../server/quotes/review.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { sendQuote } from '../../../server/quotes/send-quote.ts';
import { readVersion } from '../../../server/quotes/versions.ts';
import { withdrawVersion } from '../../../server/quotes/withdraw-version.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import { accepted, invite, openMeeting, startQuote, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;
let quoteId: QuoteId;
let anna: GuestActor;
let johan: GuestActor;

beforeEach(async () => {
  ({ shop, quoteId, anna } = await openMeeting());
  johan = await invite(shop, shop.erik, quoteId, 'Johan Lindqvist');
});
afterEach(() => shop.close());

const look = async (offer?: OfferSettings) => accepted(await reviewQuote(shop, shop.erik, quoteId, offer));
const send = async (offer: OfferSettings) => {
  shop.clock.now += 1_000;
  const { hash, seq } = await look(offer);
  const request = {
    quoteId,
    hash,
    seq,
    offer,
    message: 'Hi!',
    notReadyReason: 'They asked for it by phone',
    idempotencyKey: randomId(),
  };
  return accepted(await sendQuote(shop, shop.erik, request));
};
const revise = async () => accepted(await reviseQuote(shop, shop.erik, quoteId));
const withoutJohan = (): OfferSettings => ({ without: [johan.participantId] });
const told = async (topic: 'version_sent' | 'version_withdrawn') => {
  const rows = await shop.db.selectFrom('outbox').select('payload').where('topic', '=', topic).execute();
  return rows.map(({ payload }) =>
    (JSON.parse(payload) as { recipients: { name: string }[] }).recipients.map(({ name }) => name),
  );
};
const seen = async (actor: Actor) =>
  accepted(await viewQuote(shop, actor, quoteId)).versions.map(({ number, replacedBy }) => [
    number,
    replacedBy,
  ]);

describe('who is left out of a sending', () => {
  test('I-1: is neither in what is reviewed nor in what is frozen, and the hash says so', async () => {
    const [whole, without] = [await look(), await look(withoutJohan())];
    expect(without.hash).not.toBe(whole.hash);
    expect(without.recipients.map(({ name, isLeftOut }) => [name, isLeftOut])).toEqual([
      ['Anna Bergman', false],
      ['Johan Lindqvist', true],
    ]);
    await send(withoutJohan());
    const { frozen } = accepted(await readVersion(shop, anna, quoteId, 1));
    expect(frozen.customer.people.map(({ name }) => name)).toEqual(['Anna Bergman']);
    expect(frozen.offer.signatories.map(({ name }) => name)).toEqual(['Anna Bergman']);
    expect(JSON.stringify(frozen)).not.toContain('Johan');
  });

  test('is told neither of the sending nor of its being taken back', async () => {
    await send(withoutJohan());
    accepted(await withdrawVersion(shop, shop.erik, { quoteId, number: 1, reason: 'A mistake' }));
    expect(await told('version_sent')).toEqual([['Anna Bergman']]);
    expect(await told('version_withdrawn')).toEqual([['Anna Bergman']]);
  });

  test('sees nothing of it, and can neither sign it nor put anything to it', async () => {
    await send(withoutJohan());
    expect([await seen(anna), await seen(johan), await seen(shop.erik)]).toEqual([
      [[1, null]],
      [],
      [[1, null]],
    ]);
    expect(await readVersion(shop, johan, quoteId, 1)).toEqual({ refused: 'not-found' });
    expect(await viewAnswer(shop.db, johan, quoteId, 1, shop.now())).toEqual({ refused: 'not-found' });
    const said: NewProposal = {
      asked: { topic: 'quoteDiscount', value: { percent: '10' } },
      given: [],
      note: '',
      expiresOn: null,
      shown: { effect: 'stand', language: 'en' },
    };
    expect(await propose(shop, johan, { quoteId, said })).toMatchObject({ refused: 'wrong-status' });
    // The negative control: whom it went to may put the same.
    accepted(await propose(shop, anna, { quoteId, said }));
    expect(accepted(await viewQuote(shop, johan, quoteId)).isLeftOut).toBe(true);
    expect(accepted(await viewQuote(shop, anna, quoteId)).isLeftOut).toBe(false);
  });

  test('reads what was sent to them before, and is not told by what it was replaced', async () => {
    await send({});
    await revise();
    await send(withoutJohan());
    expect(await seen(johan)).toEqual([[1, null]]);
    expect(await seen(anna)).toEqual([
      [2, null],
      [1, 2],
    ]);
    expect(await compareVersions(shop, johan, quoteId, { from: 1, to: 2 })).toEqual({ refused: 'not-found' });
  });

  test('is in the next one again, unless they are left out of it too', async () => {
    await send(withoutJohan());
    await revise();
    expect((await look()).recipients.map(({ isLeftOut }) => isLeftOut)).toEqual([false, false]);
    await send({});
    expect(await seen(johan)).toEqual([[2, null]]);
    const { offer } = accepted(await compareVersions(shop, anna, quoteId, { from: 1, to: 2 }));
    expect(offer).toMatchObject([
      { about: 'customer', field: 'person', before: null, after: { name: 'Johan Lindqvist', maySign: true } },
    ]);
  });

  test('of everybody, it would go to nobody, which stops it; an unknown id says nothing', async () => {
    const nobody = await look({ without: [anna.participantId, johan.participantId] });
    expect(nobody.checks).toContainEqual(expect.objectContaining({ code: 'buyer-invited', level: 'stop' }));
    const { sellerId } = await startQuote(shop, shop.erik);
    expect((await look({ without: [sellerId] })).hash).toBe((await look()).hash);
  });

  test('the negative control: with nobody left out, all are told and see it', async () => {
    await send({});
    expect(await told('version_sent')).toEqual([['Anna Bergman', 'Johan Lindqvist']]);
    expect(await seen(johan)).toEqual([[1, null]]);
  });
});

describe('how the next version may be answered starts as the last one', () => {
  const chosen = (): OfferSettings => ({
    counters: 'lapse',
    signing: 'in-order',
    verification: 'code',
    order: [johan.participantId, anna.participantId],
  });

  test('with every setting of it, and its order; the message is another', async () => {
    await send(chosen());
    const { frozen: first } = accepted(await readVersion(shop, shop.erik, quoteId, 1));
    await revise();
    const { frozen, lastValidDays } = await look();
    expect(frozen.offer).toEqual(first.offer);
    // From 4 May, when it was sent, to 24 December.
    expect(lastValidDays).toBeGreaterThan(0);
    // What is chosen anew stands before it.
    expect((await look({ signing: 'one' })).frozen.offer).toMatchObject({
      signing: 'one',
      verification: 'code',
    });
  });

  test('but not as one that was undone', async () => {
    await send({ signing: 'all' });
    await revise();
    await send(chosen());
    await shop.db
      .updateTable('version_standing')
      .set({ standing: 'undone' })
      .where('standing', '=', 'outstanding')
      .execute();
    await shop.db.updateTable('quote').set({ status: 'co_design' }).execute();
    expect((await look()).frozen.offer).toMatchObject({ signing: 'all', counters: 'stand' });
  });

  test('the negative control: the first starts from what is sensible', async () => {
    const { frozen, lastValidDays } = await look();
    expect(frozen.offer).toMatchObject({ counters: 'stand', signing: 'one', verification: 'link' });
    expect(lastValidDays).toBeNull();
  });
});
