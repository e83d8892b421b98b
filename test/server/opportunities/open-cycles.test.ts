import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import { addDays } from '#shared/time.ts';
import type { Actor } from '../../../server/accounts/actor.ts';
import { startThread } from '../../../server/comments/say.ts';
import { propose } from '../../../server/negotiation/propose.ts';
import { readOpenCycles } from '../../../server/opportunities/open-cycles.ts';
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

const dayMs = 86_400_000;
let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

const cycles = async () => (await readOpenCycles(shop.db, shop.erik.organisationId, shop.clock.now)).cycles;
const onlyCycle = async () => {
  const [cycle, another] = await cycles();
  if (!cycle || another) throw new Error('there is not one open deal');
  return cycle;
};

describe('what is known of an open deal', () => {
  it('begins with its gate: the estimate, the day and the owner', async () => {
    await startQuote(shop, shop.erik);
    expect(await onlyCycle()).toMatchObject({
      cycle: 1,
      stage: 'identified',
      customerName: 'Lindqvist Industri AB',
      ownerName: 'Erik Sandberg',
      ageDays: 0,
      startedAt: aDay,
      stageSince: aDay,
      expectedClose: '2027-03-31',
      amount: 60_000_000,
      currency: 'SEK',
      outstanding: null,
      buyer: null,
      weight: 1,
      lastEvent: { type: 'identified', actorName: 'Erik Sandberg' },
    });
  });

  it('takes its amount from the version that lies with the customer', async () => {
    const { quoteId } = await startQuote(shop, shop.erik);
    await invite(shop, shop.erik, quoteId);
    const version = await reviewAndSend(shop, shop.erik, quoteId);
    expect(await onlyCycle()).toMatchObject({
      stage: 'quote_sent',
      amount: version.amount,
      outstanding: { versionId: version.id, number: 1, validUntil: '2026-12-24' },
    });
  });

  it('grows old from its beginning, whatever the seller does (I-39)', async () => {
    const { quoteId, sellerId } = await startQuote(shop, shop.erik);
    shop.clock.now = aDay + 30 * dayMs;
    await edit(shop, quoteId, sellerId, (document) => document.setTerm('paymentDays', 10));
    const cycle = await onlyCycle();
    expect(cycle).toMatchObject({ ageDays: 30, stage: 'identified', buyer: null });
    expect([...cycle.holding.keys()]).toContain('silent');
  });

  it('hears of the buyer, and is silent no longer', async () => {
    const { quoteId } = await startQuote(shop, shop.erik);
    const anna = await invite(shop, shop.erik, quoteId);
    shop.clock.now = aDay + 30 * dayMs;
    await edit(shop, quoteId, anna.participantId, (document) =>
      document.select(ElementId.parse('training'), true),
    );
    const cycle = await onlyCycle();
    expect(cycle).toMatchObject({
      stage: 'co_designing',
      buyer: { name: 'Anna Bergman', kind: 'selected', title: 'Title of training' },
    });
    expect([...cycle.holding.keys()]).not.toContain('silent');
  });

  it('hears nothing in what the seller says, proposes or finds ready, and all of it in the buyer’s own (I-39)', async () => {
    const { quoteId, sellerId } = await startQuote(shop, shop.erik);
    const anna = await invite(shop, shop.erik, quoteId);
    shop.clock.now = aDay + 30 * dayMs;
    const comments = { ...shop, people: async () => [] };
    const say = (who: Actor) =>
      startThread(comments, who, quoteId, {
        ...{ audience: 'everyone', place: { kind: 'quote' } },
        comment: { text: 'When could you start?', mentions: [] },
      });
    accepted(await say(shop.erik));
    const asked = { topic: 'term', value: 24 } as const;
    const said = { asked, given: [], note: '', expiresOn: null, shown: null };
    accepted(await propose(shop, shop.erik, { quoteId, said }));
    await shop.db
      .insertInto('ready_mark')
      .values({
        ...{ organisation_id: shop.erik.organisationId, quote_id: quoteId, participant_id: sellerId },
        ...{ cycle: 1, hash: 'x', seq: 0, at: shop.now(), ordinal: 1, side: 'seller', ready: 1 },
      })
      .execute();
    const silent = await onlyCycle();
    expect(silent).toMatchObject({ stage: 'identified', buyer: null, heard: null });
    expect([...silent.holding.keys()]).toContain('silent');

    accepted(await say(anna));
    const heard = await onlyCycle();
    expect(heard).toMatchObject({
      stage: 'co_designing',
      buyer: { kind: 'commented', name: 'Anna Bergman' },
    });
    expect([...heard.holding.keys()]).not.toContain('silent');
  });

  it('weighs nothing once its day has passed', async () => {
    await startQuote(shop, shop.erik, sendableContent(), gateAnswers({ expectedClose: '2026-11-25' }));
    expect((await onlyCycle()).weight).toBe(1);
    shop.clock.now = aDay + 2 * dayMs;
    const late = await onlyCycle();
    expect(late.weight).toBe(0);
    expect(late.holding.get('overdue')?.since).toBe('2026-11-26');
  });

  it('counts how often and how far it was moved', async () => {
    await startQuote(shop, shop.erik);
    const { opportunityId } = await onlyCycle();
    const moves = ['2027-04-10', '2027-04-01', '2027-04-21'];
    let before = '2027-03-31';
    for (const [index, after] of moves.entries()) {
      await shop.db
        .insertInto('redate')
        .values({
          opportunity_id: opportunityId,
          cycle: 1,
          ordinal: index + 1,
          organisation_id: shop.erik.organisationId,
          before_close: before,
          after_close: after,
          slip_days: Math.max(0, (Date.parse(after) - Date.parse(before)) / dayMs),
          reason: 'They said so',
          answers_let_go: 0,
          by_name: 'Erik',
          on_day: addDays('2026-11-24', index),
          at: aDay,
        })
        .execute();
      before = after;
    }
    expect((await onlyCycle()).facts).toMatchObject({
      slips: { count: 2, days: 30 },
      redates: 3,
      lastRedatedOn: '2026-11-26',
    });
  });

  it('is nobody else’s to know', async () => {
    const other = await addUser(shop.db, await addOrganisation(shop.db, 'Another AB'));
    await startQuote(shop, other);
    expect(await cycles()).toEqual([]);
  });
});
