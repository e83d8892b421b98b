/** What becomes of an offer when the buyer answers with something else, or too late. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import type { AskedChoices } from '#shared/negotiation/asked.ts';
import { stageOf } from '#shared/opportunity/stages.ts';
import type { NewProposal } from '#shared/protocol/negotiation-api.ts';
import type { OfferTerms } from '#shared/quote/frozen-quote.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { requestAcceptance } from '../../../server/negotiation/acceptance-requests.ts';
import { answerProposal } from '../../../server/negotiation/answer-proposal.ts';
import { answerRequest } from '../../../server/negotiation/answer-request.ts';
import { counterOffer } from '../../../server/negotiation/counter-offer.ts';
import { offerStandingFor } from '../../../server/negotiation/offer-standing.ts';
import { reviewQuote } from '../../../server/quotes/review.ts';
import { sendQuote } from '../../../server/quotes/send-quote.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import { accepted, edit, openMeeting, type QuoteInWork, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;
let anna: GuestActor;

beforeEach(async () => {
  ({ shop, quote, anna } = await openMeeting());
  await edit(shop, quote.quoteId, quote.sellerId, (document) => {
    document.setComponent(ElementId.parse('seats'), 'staysOpen', false);
  });
});
afterEach(() => shop.close());

const training = ElementId.parse('training');
const seats = ElementId.parse('seats');
const afterValidity = Date.UTC(2026, 11, 24, 23);

async function sendWith(counters: OfferTerms['counters']) {
  const offer = { counters };
  const { hash, seq } = accepted(await reviewQuote(shop, shop.erik, quote.quoteId, offer));
  const intent = {
    quoteId: quote.quoteId,
    message: '',
    notReadyReason: 'They asked for it by phone',
    idempotencyKey: randomId(),
    offer,
  };
  const version = accepted(await sendQuote(shop, shop.erik, { ...intent, hash, seq }));
  shop.clock.now += 1_000;
  return version;
}
const choices = (partial: Partial<AskedChoices>): AskedChoices => ({
  choices: {},
  sectionChoices: {},
  picks: {},
  quantities: {},
  ...partial,
});
const counter = (asked: AskedChoices, effect: OfferTerms['counters'] | null) => {
  const shown: NewProposal['shown'] = effect && { effect, language: 'en' };
  const { quoteId } = quote;
  return counterOffer(shop, anna, { quoteId, number: 1, choices: asked, note: '', shown });
};
const leaveOutSeats = choices({ choices: { [seats]: false, [training]: false } });
const standing = async () => {
  const row = await shop.db
    .selectFrom('version')
    .select(['id', 'organisation_id', 'quote_id'])
    .executeTakeFirstOrThrow();
  return shop.db.transaction().execute((trx) => offerStandingFor(trx, row, shop.now()));
};
const ask = (wish: 'accept' | 'new-date' = 'accept') =>
  requestAcceptance(shop, anna, { quoteId: quote.quoteId, number: 1, wish, message: 'Please' });
const confirm = (
  { id }: { id: Parameters<typeof answerRequest>[2]['requestId'] },
  validUntil: string | null = null,
) =>
  answerRequest(shop, shop.erik, {
    quoteId: quote.quoteId,
    requestId: id,
    answer: 'confirm',
    validUntil,
    note: '',
  });
const stage = async () => {
  const rows = await shop.db.selectFrom('opportunity_event').select('type').orderBy('seq').execute();
  const row = await shop.db.selectFrom('opportunity').select('stage').executeTakeFirstOrThrow();
  expect(row.stage).toBe(stageOf(rows.map(({ type }) => type)));
  return row.stage;
};

describe('I-11: other choices than were sent', () => {
  test('inside the offer space can be accepted: nothing is written', async () => {
    await sendWith('lapse');
    expect(await counter(choices({ choices: { [training]: true } }), null)).toBeNull();
    expect(await shop.db.selectFrom('proposal').select('id').execute()).toEqual([]);
    expect(await standing()).toEqual({ accept: 'cleanly' });
    expect(await stage()).toBe('quote_sent');
  });

  test('outside it become a counter-offer, with only what differs, and the stage is negotiation', async () => {
    await sendWith('stand');
    const made = accepted(await counter(leaveOutSeats, 'stand'));
    expect(made?.asked).toEqual({ topic: 'choices', value: choices({ choices: { [seats]: false } }) });
    expect(await stage()).toBe('negotiating');
  });

  test('which the seller’s yes writes into the next version', async () => {
    await sendWith('stand');
    const made = accepted(await counter(leaveOutSeats, 'stand'));
    if (!made) throw new Error('it was inside');
    accepted(
      await answerProposal(shop, shop.erik, {
        quoteId: quote.quoteId,
        proposalId: made.id,
        command: 'accept',
        note: '',
      }),
    );
    expect((await shop.rooms.read(quote.quoteId)).content.choices).toMatchObject({ [seats]: false });
    expect(await stage()).toBe('negotiating');
  });

  test('are refused when another effect was shown than the version has', async () => {
    await sendWith('lapse');
    expect(await counter(leaveOutSeats, 'stand')).toMatchObject({
      refused: 'effect-differs',
      details: { effect: 'lapse' },
    });
    expect(await stage()).toBe('quote_sent');
  });
});

describe('what a counter does is frozen in the version', () => {
  test('stand: it can be accepted all the same', async () => {
    await sendWith('stand');
    accepted(await counter(leaveOutSeats, 'stand'));
    expect(await standing()).toEqual({ accept: 'cleanly' });
    expect(await ask()).toMatchObject({ refused: 'wrong-status' });
  });

  test('lapse: only on request; once the seller has confirmed, it stands again; a further counter, and it does not', async () => {
    await sendWith('lapse');
    const made = accepted(await counter(leaveOutSeats, 'lapse'));
    expect(made?.effectWords).toMatch(/no longer binds/);
    expect(await standing()).toEqual({ accept: 'on-request', reason: 'countered' });
    const request = accepted(await ask());
    const { payload } = await shop.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'renewal_requested')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(payload)).toMatchObject({ wish: 'accept-late', reason: 'countered' });
    expect(await ask()).toMatchObject({ refused: 'already-exists' });
    expect(await standing()).toMatchObject({ accept: 'on-request' });
    shop.clock.now += 1_000;
    expect(accepted(await confirm(request)).state).toBe('confirmed');
    expect(await standing()).toEqual({ accept: 'cleanly' });
    shop.clock.now += 1_000;
    accepted(await counter(leaveOutSeats, 'lapse'));
    expect(await standing()).toEqual({ accept: 'on-request', reason: 'countered' });
  });
});

describe('I-12: too late', () => {
  test('an acceptance becomes a request from the end of the last day in the seller’s zone', async () => {
    await sendWith('stand');
    shop.clock.now = afterValidity - 1;
    expect(await standing()).toEqual({ accept: 'cleanly' });
    shop.clock.now = afterValidity;
    expect(await standing()).toEqual({ accept: 'on-request', reason: 'late' });
    expect(accepted(await ask())).toMatchObject({ reason: 'late', state: 'open' });
    const told = await shop.db.selectFrom('outbox').select('topic').orderBy('id', 'desc').executeTakeFirst();
    expect(told?.topic).toBe('renewal_requested');
  });

  test('confirming opens the next version with another date; the old one is never accepted', async () => {
    await sendWith('stand');
    shop.clock.now = afterValidity;
    const request = accepted(await ask());
    expect(await confirm(request)).toMatchObject({ refused: 'invalid-request' });
    expect(await confirm(request, '2026-12-24')).toMatchObject({ refused: 'invalid-request' });
    accepted(await confirm(request, '2027-01-10'));
    expect((await shop.rooms.read(quote.quoteId)).content.terms.validUntil).toBe('2027-01-10');
    const { status } = await shop.db.selectFrom('quote').select('status').executeTakeFirstOrThrow();
    expect(status).toBe('co_design');
    expect(await standing()).toEqual({ accept: 'on-request', reason: 'late' });
    expect(await confirm(request, '2027-01-11')).toMatchObject({ refused: 'already-answered' });
  });

  test('two sellers who answer at once: one counts', async () => {
    await sendWith('stand');
    shop.clock.now = afterValidity;
    const request = accepted(await ask());
    const both = await Promise.all(['2027-01-10', '2027-01-12'].map((day) => confirm(request, day)));
    expect(both.filter((each) => 'refused' in each)).toHaveLength(1);
  });
});
