/** A cycle ends without a deal, and the next one begins: what is kept, what is not brought back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import type { Loss } from '#shared/opportunity/loss.ts';
import { stageOf } from '#shared/opportunity/stages.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import { offerStandingFor } from '../../../server/negotiation/offer-standing.ts';
import { propose } from '../../../server/negotiation/propose.ts';
import { readCompetitors } from '../../../server/opportunities/competitors.ts';
import { loseOpportunity } from '../../../server/opportunities/lose.ts';
import { reviveOpportunity } from '../../../server/opportunities/revive.ts';
import { readVersion } from '../../../server/quotes/versions.ts';
import { setCompetitors } from '../../../server/settings/settings.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  edit,
  invite,
  openWorkshop,
  type QuoteInWork,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;
let anna: GuestActor;
const training = ElementId.parse('training');

beforeEach(async () => {
  shop = await openWorkshop();
  quote = await startQuote(shop, shop.erik);
  anna = await invite(shop, shop.erik, quote.quoteId);
  await edit(shop, quote.quoteId, anna.participantId, (document) => document.select(training, true));
});
afterEach(() => shop.close());

const competitor: Loss = {
  variant: 'competitor',
  competitor: 'Sydvik',
  priceGap: '40000',
  component: 'Training',
  note: '',
  comeBack: true,
  wakeUpOn: '2027-11-24',
};
const lose = (offer: 'withdraw' | 'let-run' = 'withdraw', loss: Loss = competitor, who = shop.erik) =>
  loseOpportunity({ ...shop, endProposals: expireAllOf }, who, { quoteId: quote.quoteId, loss, offer });
const lostTo = (name: string) => lose('withdraw', { ...competitor, competitor: name } as Loss);
const again = {
  value: '500000',
  expectedClose: '2027-03-01',
  needWithinHalfYear: true,
  needNote: 'They asked again',
} as const;
const revive = (more: Partial<typeof again> | { expectedClose: string } = {}) =>
  reviveOpportunity(shop, shop.erik, { quoteId: quote.quoteId, ...again, ...more });

const rows = {
  opportunity: () => shop.db.selectFrom('opportunity').selectAll().executeTakeFirstOrThrow(),
  quote: () => shop.db.selectFrom('quote').selectAll().executeTakeFirstOrThrow(),
  losses: () => shop.db.selectFrom('loss').selectAll().orderBy('cycle').execute(),
  standings: async () =>
    (await shop.db.selectFrom('version_standing').select('standing').execute()).map(
      ({ standing }) => standing,
    ),
  events: async () =>
    (await shop.db.selectFrom('opportunity_event').select('type').orderBy('seq').execute()).map(
      ({ type }) => type,
    ),
};
async function expectStage(stage: string) {
  const { stage: stored } = await rows.opportunity();
  expect(stored).toBe(stage);
  expect(stageOf(await rows.events())).toBe(stage);
}

describe('losing', () => {
  test('ends the cycle with why, from where and for how much; the quote is there to read', async () => {
    const version = await reviewAndSend(shop, shop.erik, quote.quoteId);
    expect(accepted(await lose())).toEqual({ cycle: 1 });
    await expectStage('lost');
    expect((await rows.quote()).status).toBe('closed');
    expect(await rows.losses()).toEqual([
      expect.objectContaining({
        cycle: 1,
        variant: 'competitor',
        stage: 'quote_sent',
        amount: version.amount,
        wake_up_on: '2027-11-24',
      }),
    ]);
    expect(await rows.standings()).toEqual(['withdrawn']);
    expect(accepted(await readVersion(shop, shop.erik, quote.quoteId, 1)).frozen.number).toBeTruthy();
    await expect(
      edit(shop, quote.quoteId, anna.participantId, (d) => d.select(training, false)),
    ).rejects.toThrow();
  });

  test('an offer that is left to run can be taken on request alone', async () => {
    const { id } = await reviewAndSend(shop, shop.erik, quote.quoteId);
    accepted(await lose('let-run'));
    const of = { id, organisation_id: shop.erik.organisationId, quote_id: quote.quoteId };
    const standing = await shop.db.transaction().execute((trx) => offerStandingFor(trx, of, shop.now()));
    expect(standing).toEqual({ accept: 'on-request', reason: 'closed' });
  });

  test('ends what was still proposed, and tells nobody of the reason', async () => {
    const asked = { topic: 'term', value: 24 } as const;
    const said = { asked, given: [], note: '', expiresOn: null, shown: null };
    accepted(await propose(shop, anna, { quoteId: quote.quoteId, said }));
    accepted(await lose());
    const { state } = await shop.db.selectFrom('proposal').select('state').executeTakeFirstOrThrow();
    expect(state).toBe('expired');
    const told = await shop.db.selectFrom('outbox').select('payload').execute();
    expect(JSON.stringify(told)).not.toContain('Sydvik');
  });

  test('what means a time needs the day to come back, and a day that is over is none', async () => {
    const time: Loss = { variant: 'time_let_go', note: '', comeBack: true, wakeUpOn: null };
    expect(await lose('withdraw', time)).toMatchObject({ refused: 'invalid-request' });
    expect(await lose('withdraw', { ...time, wakeUpOn: '2026-11-24' })).toMatchObject({
      refused: 'invalid-request',
    });
    await expectStage('co_designing');
    accepted(await lose('withdraw', { ...time, wakeUpOn: '2027-05-24' }));
  });

  test('happens once, whoever presses, and not from another organisation', async () => {
    const maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm', 'manager');
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek');
    expect(await lose('withdraw', competitor, stranger)).toEqual({ refused: 'not-found' });
    const both = await Promise.all([lose(), lose('let-run', competitor, maria)]);
    expect(both.filter((each) => 'refused' in each)).toHaveLength(1);
    expect(await rows.losses()).toHaveLength(1);
  });
});

describe('I-35: coming back', () => {
  test('is a new cycle with everything that was chosen; figures of the earlier one stay', async () => {
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    accepted(await lose('let-run'));
    const before = { losses: await rows.losses(), events: await rows.events() };
    const content = (await shop.rooms.read(quote.quoteId)).content;
    expect(accepted(await revive())).toEqual({ cycle: 2 });
    await expectStage('identified');
    expect(await rows.opportunity()).toMatchObject({
      cycle: 2,
      value: '500000',
      expected_close: '2027-03-01',
    });
    expect((await rows.quote()).status).toBe('co_design');
    expect((await shop.rooms.read(quote.quoteId)).content).toEqual(content);
    expect(await rows.losses()).toEqual(before.losses);
    expect(await rows.events()).toEqual([...before.events, 'revived']);
    // No earlier offer comes back, also not one that was left to run.
    expect(await rows.standings()).toEqual(['withdrawn']);
  });

  test('is proved by the buyer anew: their next change is the first of this cycle', async () => {
    accepted(await lose());
    accepted(await revive());
    shop.clock.now += 61_000;
    await edit(shop, quote.quoteId, anna.participantId, (document) => document.select(training, false));
    await expectStage('co_designing');
    await edit(shop, quote.quoteId, anna.participantId, (document) => document.select(training, true));
    expect((await rows.events()).filter((type) => type === 'buyer_engaged')).toHaveLength(2);
  });

  test('asks the gate again, and happens once', async () => {
    expect(await revive()).toMatchObject({ refused: 'wrong-status' });
    accepted(await lose());
    expect(await revive({ expectedClose: '2027-11-24' })).toMatchObject({ refused: 'gate-not-met' });
    await expectStage('lost');
    const both = await Promise.all([revive(), revive()]);
    expect(both.filter((each) => 'refused' in each)).toHaveLength(1);
    accepted(await lose());
    accepted(await revive());
    expect((await rows.losses()).map(({ cycle }) => cycle)).toEqual([1, 2]);
  });
});

describe('whom deals are lost to', () => {
  test('is one however it is spelled, and as the organisation spells it where it does', async () => {
    const maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm', 'manager');
    accepted(await setCompetitors(shop, maria, ['Tolv Kontor', 'ACME']));
    accepted(await lostTo(' acme '));
    accepted(await revive());
    accepted(await lostTo('Havre  & co'));
    accepted(await revive());
    accepted(await lostTo('havre & CO'));
    const known = () => readCompetitors(shop.db, shop.erik.organisationId);
    expect(await known()).toEqual(['Havre & co', 'ACME', 'Tolv Kontor']);
    const { detail } = await shop.db
      .selectFrom('loss')
      .select('detail')
      .where('cycle', '=', 1)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(detail)).toMatchObject({ competitor: 'ACME' });
    // What is kept no longer was used all the same.
    accepted(await setCompetitors(shop, maria, []));
    expect(await known()).toEqual(['Havre & co', 'ACME']);
    expect(await readCompetitors(shop.db, await addOrganisation(shop.db, 'Annan AB'))).toEqual([]);
  });
});
