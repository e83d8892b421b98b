import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId, type OpportunityId, type ParticipantId, type QuoteId } from '#shared/ids.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { addItem } from '../../../server/catalogue/change-item.ts';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import { viewDeal } from '../../../server/opportunities/deal-view.ts';
import { loseOpportunity } from '../../../server/opportunities/lose.ts';
import { myTasks } from '../../../server/opportunities/my-tasks.ts';
import { redateOpportunity } from '../../../server/opportunities/redate.ts';
import { reviveOpportunity } from '../../../server/opportunities/revive.ts';
import { attachSignal } from '../../../server/opportunities/signals.ts';
import { createQuote } from '../../../server/quotes/create-quote.ts';
import { priced } from '../../support/catalogue.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  edit,
  invite,
  openWorkshop,
  reviewAndSend,
  sendableContent,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let anna: GuestActor;
let quoteId: QuoteId;
let sellerId: ParticipantId;
let opportunityId: OpportunityId;
const training = ElementId.parse('training');

beforeEach(async () => {
  shop = await openWorkshop();
  ({ quoteId, sellerId } = await startQuote(shop, shop.erik));
  const row = await shop.db.selectFrom('opportunity').select('id').executeTakeFirstOrThrow();
  opportunityId = row.id;
  anna = await invite(shop, shop.erik, quoteId);
});
afterEach(() => shop.close());

const deal = async (who = shop.erik) =>
  accepted(await viewDeal({ ...shop, liveQuotes: () => new Set() }, who, opportunityId));
const choose = () => edit(shop, quoteId, anna.participantId, (document) => document.select(training, true));
const lose = (variant: 'no_decision' | 'time_let_go' = 'no_decision') =>
  loseOpportunity({ ...shop, endProposals: expireAllOf }, shop.erik, {
    quoteId,
    loss: { variant, note: 'They rest', comeBack: true, wakeUpOn: '2027-05-24' },
    offer: 'withdraw',
  });
const revive = () =>
  reviveOpportunity(shop, shop.erik, {
    quoteId,
    ...{ value: '500000', expectedClose: '2027-03-01', needWithinHalfYear: true, needNote: 'Asked again' },
  });

describe('a deal as its page tells it', () => {
  it('says of each event what proves it, and where that is', async () => {
    await choose();
    await reviewAndSend(shop, shop.erik, quoteId);
    const { events, quotes } = await deal();
    expect(events.map(({ type, movedTo, proof }) => [type, movedTo, proof])).toEqual([
      [
        'identified',
        'identified',
        expect.objectContaining({ kind: 'gate', value: '600000', currency: 'SEK' }),
      ],
      [
        'buyer_engaged',
        'co_designing',
        expect.objectContaining({ kind: 'change', quoteId, act: 'selected', title: 'Title of training' }),
      ],
      ['quote_sent', 'quote_sent', { kind: 'version', quoteId, number: 1 }],
    ]);
    expect(quotes).toMatchObject([{ id: quoteId, versions: [{ number: 1, standing: 'outstanding' }] }]);
  });

  it('keeps of a deal that nobody decided on what was last heard of the customer, as it was then', async () => {
    await choose();
    const { at } = await shop.db
      .selectFrom('change')
      .select('at')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    shop.clock.now += 86_400_000;
    // What the seller does is no sign of theirs, and is as little kept in their place.
    await edit(shop, quoteId, sellerId, (document) => document.select(training, false));
    accepted(await lose());
    const { events } = await deal();
    expect(events.at(-1)?.proof).toMatchObject({
      variant: 'no_decision',
      lastBuyerAct: { at, kind: 'selected', title: 'Title of training', name: 'Anna Bergman' },
    });
    // The log that can only be added to names nobody for it.
    const details = await shop.db.selectFrom('audit_detail').select('value').orderBy('seq', 'desc').execute();
    expect(details[0]?.value).toContain('no_decision');
    expect(details[0]?.value).not.toContain('Anna Bergman');
  });

  it('keeps it where nothing else says why, and nowhere else', async () => {
    await choose();
    accepted(await lose('time_let_go'));
    expect((await deal()).events.at(-1)?.proof).not.toHaveProperty('lastBuyerAct');
  });

  it('tells one cycle after the other, each with its dates and its end', async () => {
    const move = { opportunityId, expectedClose: '2027-04-30', reason: 'The board meets then' };
    accepted(await redateOpportunity(shop, shop.erik, move));
    accepted(await lose());
    accepted(await revive());
    const later = { opportunityId, expectedClose: '2027-03-11', reason: 'They asked for it' };
    accepted(await redateOpportunity(shop, shop.erik, later));
    const { events, redates, losses, cycle } = await deal();
    expect(cycle).toBe(2);
    expect(events.map(({ cycle, type }) => [cycle, type])).toEqual([
      [1, 'identified'],
      [1, 'lost'],
      [2, 'revived'],
    ]);
    expect(events.at(1)?.proof).toEqual({
      ...{ kind: 'loss', variant: 'no_decision', note: 'They rest', wakeUpOn: '2027-05-24' },
      lastBuyerAct: null,
    });
    expect(redates.map(({ cycle, slipDays }) => [cycle, slipDays])).toEqual([
      [1, 30],
      [2, 10],
    ]);
    expect(losses.map(({ cycle }) => cycle)).toEqual([1]);
  });

  it('shows what other systems saw, and stands where it stood (I-39)', async () => {
    const before = await deal();
    accepted(
      await attachSignal(shop, shop.erik, {
        ...{ opportunityId, kind: 'score', source: 'A system', label: 'Lead score', value: '84', seenAt: 0 },
      }),
    );
    const { signals, ...after } = await deal();
    expect(signals).toMatchObject([{ label: 'Lead score', value: '84' }]);
    expect({ ...after, signals: [] }).toEqual(before);
  });

  it('names prices that have moved since, of a deal that was lost alone', async () => {
    const item = accepted(await addItem(shop, shop.erik, priced('Training', '13000')));
    const { organisationId, userId, name, email } = shop.erik;
    shop.clock.now += 1_000;
    const seller = { userId, name, email, title: '' };
    const sources = { [training]: { item: item.id, revision: item.revision } };
    await shop.db
      .transaction()
      .execute((trx) =>
        createQuote(
          trx,
          { organisationId, opportunityId, seller, content: sendableContent(), sources },
          shop.now(),
        ),
      );
    expect((await deal()).priceSteps).toEqual([]);
    accepted(await lose());
    expect((await deal()).priceSteps).toEqual([
      {
        ...{ title: 'Title of training', period: 'once', currency: 'SEK' },
        ...{ before: 12_500_00, after: 13_000_00, difference: 500_00 },
      },
    ]);
  });

  it('says of a lost deal what was sent, and what the very same comes to today, as the task that wakes it does', async () => {
    const item = accepted(await addItem(shop, shop.erik, priced('Training', '13000')));
    await choose();
    const owner = await shop.db
      .selectFrom('participant')
      .select('id')
      .where('user_id', '=', shop.erik.userId)
      .executeTakeFirstOrThrow();
    await shop.rooms.edit(quoteId, 'internal', owner.id, (document) =>
      document.noteTaken(training, { item: item.id, revision: item.revision }, {}),
    );
    const sent = await reviewAndSend(shop, shop.erik, quoteId);
    expect((await deal()).priceNow).toBeNull();
    accepted(await lose());
    const { priceNow, priceSteps } = await deal();
    expect(priceNow).toMatchObject({ sentAmount: sent.amount, amountNow: sent.amount + 500_00 });
    expect(priceSteps).toMatchObject([{ title: 'Title of training', difference: 500_00 }]);
    shop.clock.now = Date.parse('2027-05-24T11:00:00Z');
    const { tasks } = await myTasks({ ...shop, liveQuotes: () => new Set() }, shop.erik, { limit: 50 });
    expect(tasks).toMatchObject([{ rule: 'wake-up', priceNow: { amountNow: priceNow?.amountNow } }]);
  });

  it('is nobody else’s to see', async () => {
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek');
    const seen = await viewDeal({ ...shop, liveQuotes: () => new Set() }, stranger, opportunityId);
    expect(seen).toEqual({ refused: 'not-found' });
  });
});
