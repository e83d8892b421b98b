/** A deal goes to another owner: what is asked and told goes there, and what has been counted stays where it was. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ElementId, OpportunityId, type QuoteId } from '#shared/ids.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { componentInsight } from '../../../server/insight/component-insight.ts';
import { readCycles } from '../../../server/insight/cycles/read-cycles.ts';
import { observeOffers } from '../../../server/insight/observing/observe-offers.ts';
import { readMatter } from '../../../server/mail/matter.ts';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import { viewDeal } from '../../../server/opportunities/deal-view.ts';
import { loseOpportunity } from '../../../server/opportunities/lose.ts';
import { myTasks } from '../../../server/opportunities/my-tasks.ts';
import { readOpenCycles } from '../../../server/opportunities/open-cycles.ts';
import { handOver } from '../../../server/opportunities/owners/hand-over.ts';
import { newHandovers, noteHandovers } from '../../../server/opportunities/owners/handover-views.ts';
import { reviveOpportunity } from '../../../server/opportunities/revive.ts';
import { tellTasks } from '../../../server/opportunities/tell-tasks.ts';
import { projectDrafts } from '../../../server/quotes/draft-projection.ts';
import { readFrame } from '../../../server/quotes/quote-frame.ts';
import { aDay, addOrganisation, addUser, gateAnswers } from '../../support/selling-organisation.ts';
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
let erik: UserActor;
let sara: UserActor;
let maria: UserActor;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());
/** Each test has an organisation of its own. */
beforeEach(async () => {
  shop.clock.now = aDay;
  const organisationId = await addOrganisation(shop.db);
  erik = await addUser(shop.db, organisationId);
  sara = await addUser(shop.db, organisationId, 'Sara Lind');
  maria = await addUser(shop.db, organisationId, 'Maria Holm', 'manager');
});

const people = async (ids: readonly UserActor['userId'][]) =>
  [erik, sara, maria].filter(({ userId }) => ids.includes(userId));
const hand = (who: UserActor, opportunityIds: readonly OpportunityId[], to: UserActor, note = '') =>
  handOver({ ...shop, people }, who, { opportunityIds: [...opportunityIds], to: to.userId, note });

async function begin(customerName = 'Lindqvist', expectedClose = '2027-03-31', who = erik) {
  const quote = await startQuote(shop, who, sendableContent(), gateAnswers({ customerName, expectedClose }));
  const { opportunity_id: id } = await shop.db
    .selectFrom('quote')
    .select('opportunity_id')
    .where('id', '=', quote.quoteId)
    .executeTakeFirstOrThrow();
  return { ...quote, id };
}
const ownerOf = async (id: OpportunityId) => {
  const row = await shop.db
    .selectFrom('opportunity')
    .select('owner_user_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.owner_user_id;
};
const lose = (quoteId: QuoteId, who = erik) =>
  loseOpportunity({ ...shop, endProposals: expireAllOf }, who, {
    quoteId,
    loss: { variant: 'no_decision', note: '', comeBack: true, wakeUpOn: '2027-05-24' },
    offer: 'withdraw',
  });
const mails = async (topic: 'deals_handed_over' | 'tasks_due') => {
  const rows = await shop.db
    .selectFrom('delivery')
    .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
    .select(['delivery.email', 'delivery.language', 'delivery.quote_id', 'outbox.payload'])
    .where('outbox.topic', '=', topic)
    .where('outbox.organisation_id', '=', erik.organisationId)
    .orderBy('outbox.id')
    .execute();
  return rows.map(({ payload, ...row }) => ({ ...row, ...JSON.parse(payload) }));
};

describe('who hands over what', () => {
  it('is the owner their own, and a manager anybody’s', async () => {
    const [one, two] = [await begin('One'), await begin('Two')];
    expect(await hand(sara, [one.id], sara)).toMatchObject({ refused: 'manager-needed' });
    expect(await ownerOf(one.id)).toBe(erik.userId);
    expect(accepted(await hand(erik, [one.id], sara))).toEqual({ count: 1 });
    expect(await ownerOf(one.id)).toBe(sara.userId);
    expect(await hand(erik, [one.id], erik)).toMatchObject({ refused: 'manager-needed' });
    // Of several, those that are theirs already stay as they are.
    expect(accepted(await hand(maria, [one.id, two.id], sara))).toEqual({ count: 1 });
    expect(await hand(maria, [one.id, two.id], sara)).toMatchObject({ refused: 'wrong-status' });
  });

  it('all of it or nothing, within the organisation', async () => {
    const mine = await begin();
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek');
    const theirs = await begin('Theirs', '2027-03-31', stranger);
    expect(await hand(maria, [mine.id, theirs.id], sara)).toMatchObject({ refused: 'not-found' });
    expect(await hand(maria, [mine.id, OpportunityId.parse('no-such-deal-at-all')], sara)).toMatchObject({
      refused: 'not-found',
    });
    expect(await hand(maria, [mine.id], stranger)).toMatchObject({ refused: 'not-found' });
    expect(await ownerOf(mine.id)).toBe(erik.userId);
    const written = shop.db.selectFrom('handover').where('organisation_id', '=', erik.organisationId);
    expect(await written.selectAll().execute()).toEqual([]);
  });

  it('stands in the audit log and in the history of the deal', async () => {
    const { id } = await begin();
    accepted(await hand(erik, [id], sara, 'You know them'));
    const row = await shop.db
      .selectFrom('audit')
      .innerJoin('audit_detail', (join) =>
        join
          .onRef('audit_detail.organisation_id', '=', 'audit.organisation_id')
          .onRef('audit_detail.seq', '=', 'audit.seq'),
      )
      .select('audit_detail.value')
      .where('audit.organisation_id', '=', erik.organisationId)
      .where('audit.action', '=', 'opportunity_handed_over')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.value)).toMatchObject({
      from: erik.userId,
      to: sara.userId,
      note: 'You know them',
    });
    const deal = accepted(await viewDeal({ ...shop, liveQuotes: () => new Set() }, sara, id));
    expect(deal).toMatchObject({ ownerUserId: sara.userId, ownerName: 'Sara Lind' });
    expect(deal.handovers).toEqual([
      {
        ...{ cycle: 1, fromName: erik.name, toName: 'Sara Lind', byName: erik.name },
        ...{ note: 'You know them', at: shop.clock.now },
      },
    ]);
  });

  it('I-39: moves no stage, age, date or sum', async () => {
    const { id, quoteId } = await begin();
    await invite(shop, erik, quoteId);
    await reviewAndSend(shop, erik, quoteId);
    const facts = async () => {
      const [deal] = (await readOpenCycles(shop.db, erik.organisationId, shop.now(), { only: [id] })).cycles;
      const { stage, startedAt, stageSince, expectedClose, amount, facts, weight, sellerAt } = deal ?? {};
      return { stage, startedAt, stageSince, expectedClose, amount, facts, weight, sellerAt };
    };
    const before = await facts();
    shop.clock.now += 86_400_000;
    const dayLater = await facts();
    accepted(await hand(erik, [id], sara));
    expect(await facts()).toEqual(dayLater);
    expect(before.stage).toBe('quote_sent');
  });
});

describe('the new owner', () => {
  it('is told once, of all of it, in the language they read; and not of what they took themselves', async () => {
    await shop.db
      .updateTable('membership')
      .set({ mail_language: 'sv' })
      .where('user_id', '=', sara.userId)
      .execute();
    const ids = [(await begin('One')).id, (await begin('Two')).id];
    accepted(await hand(maria, ids, sara, 'Erik is away'));
    expect(await mails('deals_handed_over')).toMatchObject([
      {
        ...{ email: 'sara@nordvik.example', language: 'sv', quote_id: null },
        ...{ count: 2, byName: 'Maria Holm', message: 'Erik is away' },
        deals: [{ customerName: 'One' }, { customerName: 'Two' }],
      },
    ]);
    accepted(await hand(maria, ids, maria));
    expect(await mails('deals_handed_over')).toHaveLength(1);
    expect(await newHandovers(shop.db, maria)).toEqual([]);
  });

  it('sees on the first page what is new to them, until they say that they have seen it', async () => {
    const { id } = await begin();
    accepted(await hand(erik, [id], sara, 'Yours'));
    expect(await newHandovers(shop.db, erik)).toEqual([]);
    expect(await newHandovers(shop.db, sara)).toMatchObject([
      { opportunityId: id, customerName: 'Lindqvist', fromName: erik.name, note: 'Yours' },
    ]);
    const note = (who: UserActor) =>
      shop.db.transaction().execute((trx) => noteHandovers(trx, who, [id], shop.now()));
    await note(erik);
    expect(await newHandovers(shop.db, sara)).toHaveLength(1);
    await note(sara);
    await note(sara);
    expect(await newHandovers(shop.db, sara)).toEqual([]);
    // What came back and comes again is new again.
    accepted(await hand(sara, [id], erik));
    shop.clock.now += 1_000;
    accepted(await hand(erik, [id], sara));
    expect(await newHandovers(shop.db, sara)).toHaveLength(1);
  });

  it('is asked what time asks, and told of it', async () => {
    const { id } = await begin('Lindqvist', '2026-11-25');
    shop.clock.now = Date.parse('2026-11-26T11:00:00Z');
    const asked = async (who: UserActor) =>
      (await myTasks({ ...shop, liveQuotes: () => new Set() }, who, { limit: 50 })).tasks.map(
        ({ rule }) => rule,
      );
    const tell = () => tellTasks({ ...shop, people }, erik.organisationId);
    expect(await asked(erik)).toEqual(['overdue']);
    await tell();
    accepted(await hand(erik, [id], sara));
    expect([await asked(erik), await asked(sara)]).toEqual([[], ['overdue']]);
    await tell();
    await tell();
    expect((await mails('tasks_due')).map(({ email }) => email)).toEqual([
      'erik@nordvik.example',
      'sara@nordvik.example',
    ]);
  });

  it('stands for the seller in every quote of the deal: there, in what is sent next and in what is mailed', async () => {
    const { id, quoteId } = await begin();
    await invite(shop, erik, quoteId);
    accepted(await hand(erik, [id], sara));
    const frame = await readFrame(shop.db, sara, quoteId);
    expect(frame?.owner).toMatchObject({ name: 'Sara Lind', email: 'sara@nordvik.example' });
    expect(frame?.participants.filter(({ user_id }) => user_id === sara.userId)).toMatchObject([
      { side: 'seller', name: 'Sara Lind' },
    ]);
    await reviewAndSend(shop, sara, quoteId);
    const { canonical } = await shop.db
      .selectFrom('version')
      .select('canonical')
      .where('quote_id', '=', quoteId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(canonical).seller.people).toMatchObject([{ name: 'Sara Lind' }]);
    const readDraft = async () => (await shop.rooms.read(quoteId)).content;
    const key = { organisationId: erik.organisationId, quoteId, versionId: null };
    expect((await readMatter({ db: shop.db, readDraft }, key)).owner).toEqual({
      name: 'Sara Lind',
      email: 'sara@nordvik.example',
    });
  });
});

describe('what has been counted', () => {
  const choose = (quoteId: QuoteId, by: Awaited<ReturnType<typeof invite>>) =>
    edit(shop, quoteId, by.participantId, (document) => document.select(ElementId.parse('training'), true));
  const owners = async () =>
    (await readCycles(shop.db, erik.organisationId)).map(({ cycle, ownerName }) => `${cycle} ${ownerName}`);

  it('stays with whoever owned a cycle when it ended (I-35), and open ones go with the deal', async () => {
    const { id, quoteId } = await begin();
    accepted(await lose(quoteId));
    shop.clock.now += 1_000;
    accepted(await hand(erik, [id], sara));
    expect(await owners()).toEqual([`1 ${erik.name}`]);
    shop.clock.now += 1_000;
    accepted(
      await reviveOpportunity(shop, sara, {
        quoteId,
        ...{
          value: '1',
          expectedClose: '2027-01-10',
          needWithinHalfYear: true,
          needNote: 'They asked again',
        },
      }),
    );
    expect(await owners()).toEqual([`1 ${erik.name}`, '2 Sara Lind']);
    shop.clock.now += 1_000;
    accepted(await hand(sara, [id], maria));
    expect(await owners()).toEqual([`1 ${erik.name}`, '2 Maria Holm']);
  });

  it('stays with whoever owned the deal when it was offered, also where it is looked at afterwards', async () => {
    const { id, quoteId } = await begin();
    const anna = await invite(shop, erik, quoteId);
    await choose(quoteId, anna);
    await reviewAndSend(shop, erik, quoteId);
    shop.clock.now += 1_000;
    accepted(await hand(erik, [id], sara));
    await observeOffers(shop.db, erik.organisationId, shop.now());
    const observed = await shop.db
      .selectFrom('observation')
      .select('owner_user_id')
      .where('quote_id', '=', quoteId)
      .execute();
    expect(observed.length).toBeGreaterThan(0);
    expect(observed.every(({ owner_user_id }) => owner_user_id === erik.userId)).toBe(true);
  });

  it('of components goes with the deal while it is open, and stays when it has ended', async () => {
    const { id, quoteId } = await begin();
    const anna = await invite(shop, erik, quoteId);
    await choose(quoteId, anna);
    const deps = { db: shop.db, projectDrafts: (of: UserActor['organisationId']) => projectDrafts(shop, of) };
    const counts = async () => [
      (await componentInsight(deps, maria, { owner: erik.userId })).quoteCount,
      (await componentInsight(deps, maria, { owner: sara.userId })).quoteCount,
    ];
    expect(await counts()).toEqual([1, 0]);
    shop.clock.now += 1_000;
    accepted(await hand(erik, [id], sara));
    expect(await counts()).toEqual([0, 1]);
    accepted(await lose(quoteId, sara));
    shop.clock.now += 1_000;
    accepted(await hand(sara, [id], erik));
    expect(await counts()).toEqual([0, 1]);
  });
});
