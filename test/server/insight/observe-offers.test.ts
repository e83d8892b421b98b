/** What an offer leaves for managers to learn from: one observation per component and cycle, whatever was clicked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import { leastLookMs } from '#shared/quote/looking.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { insightChoicesFile, insightWillingness } from '../../../server/insight/choices/answers.ts';
import { proposedPrices } from '../../../server/insight/choices/price-words.ts';
import { observeOffers } from '../../../server/insight/observing/observe-offers.ts';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import { propose } from '../../../server/negotiation/propose.ts';
import { loseOpportunity } from '../../../server/opportunities/lose.ts';
import { reviveOpportunity } from '../../../server/opportunities/revive.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { markSeen } from '../../../server/quotes/seen.ts';
import { sawVersion } from '../../../server/quotes/sights.ts';
import { undoSend } from '../../../server/quotes/undo-send.ts';
import { basisHash } from '../../../server/ready/basis-hash.ts';
import { markReady } from '../../../server/ready/mark-ready.ts';
import { press } from '../../support/answering.ts';
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
const [training, seats, platform, premium] = ['training', 'seats', 'platform', 'premium'].map((id) =>
  ElementId.parse(id),
) as [ElementId, ElementId, ElementId, ElementId];

async function open(undoMs = 0) {
  shop = await openWorkshop({ undoMs });
  quote = await startQuote(shop, shop.erik);
  anna = await invite(shop, shop.erik, quote.quoteId);
}
beforeEach(() => open());
afterEach(() => shop.close());

const choose = (component: ElementId, selected: boolean) =>
  edit(shop, quote.quoteId, anna.participantId, (document) => document.select(component, selected));
const setPrice = (component: ElementId, unitPrice: string) =>
  edit(shop, quote.quoteId, quote.sellerId, (document) =>
    document.setComponent(component, 'unitPrice', unitPrice),
  );
const send = () => reviewAndSend(shop, shop.erik, quote.quoteId);
const look = () => observeOffers(shop.db, shop.erik.organisationId, shop.clock.now);

async function lose(
  why: { variant: 'no_decision' } | { variant: 'price'; priceGap: null; component: string },
) {
  const loss = { ...why, note: '', comeBack: true, wakeUpOn: '2027-05-24' } as const;
  const closing = { ...shop, endProposals: expireAllOf };
  accepted(await loseOpportunity(closing, shop.erik, { quoteId: quote.quoteId, loss, offer: 'withdraw' }));
}

/** The deal is lost and taken up again. */
async function comeBack() {
  await lose({ variant: 'no_decision' });
  shop.clock.now += 1_000;
  const gate = {
    value: '1',
    expectedClose: '2027-03-01',
    needWithinHalfYear: true,
    needNote: 'They asked again',
  } as const;
  accepted(await reviveOpportunity(shop, shop.erik, { quoteId: quote.quoteId, ...gate }));
}

async function observations() {
  await look();
  return shop.db.selectFrom('observation').selectAll().orderBy('cycle').orderBy('title').execute();
}
const of = async (title: string) => (await observations()).filter((row) => row.title === `Title of ${title}`);

describe('what an offer tells', () => {
  it('is one row for each component that the customer could choose, and none of what is always in it', async () => {
    await send();
    const rows = await observations();
    expect(rows.map(({ title }) => title)).toEqual(
      ['basic', 'premium', 'seats', 'training'].map((name) => `Title of ${name}`),
    );
    expect(rows.find(({ title }) => title === 'Title of training')).toMatchObject({
      customer_key: '5560000000',
      category: 'Start',
      amount: 1_250_000,
      preselected: 0,
      ever_selected: 0,
      at_send: 0,
      at_accept: null,
      ratio: 10_000,
      band: 1,
    });
  });

  it('is the same however often they clicked', async () => {
    for (const selected of [true, false, true, false, true]) await choose(training, selected);
    await send();
    expect(await of('training')).toMatchObject([{ ever_selected: 1, dropped: 1, readded: 1, at_send: 1 }]);
  });

  it('brackets what it is worth between the price it was dropped at and the lower one it came back at', async () => {
    await choose(training, true);
    await choose(training, false);
    await setPrice(training, '10000');
    await choose(training, true);
    await send();
    expect(await of('training')).toMatchObject([
      { ratio: 8_000, band: 0, dropped_ratio: 10_000, worth_from: 8_000, worth_to: 10_000 },
    ]);
  });

  it('keeps which prices the customer proposed, also while it was designed, each once in whatever cycle it was', async () => {
    const asked = { topic: 'unitPrice', element: training, value: '10000' } as const;
    const said = { asked, given: [], note: '', expiresOn: null, shown: null };
    accepted(await propose(shop, anna, { quoteId: quote.quoteId, said }));
    await send();
    await look();
    const proposed = () => proposedPrices(shop.db, shop.erik.organisationId, 'Europe/Stockholm', {});
    const [{ component_key: key } = { component_key: '' }] = await of('training');
    expect(await proposed()).toEqual(new Map([[key, [0.8]]]));
    await comeBack();
    await send();
    expect(await of('training')).toHaveLength(2);
    expect(await proposed()).toEqual(new Map([[key, [0.8]]]));
  });

  it('knows that what was kept is worth its price, and nothing of what stayed out', async () => {
    await choose(training, true);
    await choose(seats, false);
    await send();
    expect(await of('training')).toMatchObject([{ worth_from: 10_000, worth_to: null }]);
    expect(await of('seats')).toMatchObject([
      {
        preselected: 1,
        ever_selected: 1,
        dropped: 1,
        dropped_ratio: 10_000,
        worth_from: null,
        worth_to: null,
      },
    ]);
  });

  it('takes what a seller alone put in for no sign of what it is worth, until the customer chooses or signs', async () => {
    const brackets = async (title: string) => {
      const [{ component_key: key } = { component_key: '' }] = await of(title);
      const { brackets } = accepted(
        await insightWillingness({ ...shop, now: () => shop.clock.now }, shop.erik, key, {}),
      );
      const shown = brackets.list?.map(({ from, to }) => [from, to]);
      expect(await bracketsInFile(key)).toEqual(shown);
      return shown;
    };
    await send();
    expect(await brackets('seats')).toEqual([]);
    accepted(await press(shop, anna, {}, { number: 1 }));
    expect(await brackets('seats')).toEqual([[1, null]]);

    await shop.close();
    await open();
    await choose(training, true);
    await send();
    expect(await brackets('seats')).toEqual([[1, null]]);
    // It stood in the offer, and was what the customer found too dear.
    await lose({ variant: 'price', priceGap: null, component: 'title of SEATS' });
    expect(await brackets('seats')).toEqual([[0, 1]]);
    expect(await brackets('training')).toEqual([[1, null]]);
  });

  it('goes by the price at the moment of the last choice, whatever the quantity was then', async () => {
    await choose(seats, false);
    await edit(shop, quote.quoteId, anna.participantId, (document) => document.setQuantity(seats, '8'));
    await setPrice(seats, '450');
    await send();
    // 300 where 450 is the list price by now.
    expect(await of('seats')).toMatchObject([{ ratio: 6_667 }]);
  });

  it('takes an alternative for another as out and in', async () => {
    await edit(shop, quote.quoteId, anna.participantId, (document) => document.pick(platform, [premium]));
    await send();
    expect(await of('premium')).toMatchObject([{ ever_selected: 1, at_send: 1, dropped: 0 }]);
    expect(await of('basic')).toMatchObject([{ ever_selected: 1, at_send: 0, dropped: 1 }]);
  });

  it('measures discounts against the quote without them', async () => {
    await edit(shop, quote.quoteId, quote.sellerId, (document) =>
      document.setTerm('quoteDiscount', { percent: '10' }),
    );
    await send();
    await look();
    const { amount, list_amount } = await shop.db
      .selectFrom('offer_fact')
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(amount / list_amount).toBeCloseTo(0.9, 4);
  });
});

/** As the file of a component says them. */
async function bracketsInFile(key: string) {
  const deps = { db: shop.db, now: () => shop.clock.now };
  let text = '';
  for await (const part of accepted(await insightChoicesFile(deps, shop.erik, { key })).parts) {
    text += new TextDecoder().decode(part);
  }
  const [names = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return rows.flatMap((row) => {
    const [from, to] = ['bracket_from', 'bracket_to'].map((name) => row[names.indexOf(name)] ?? '');
    return from === '' ? [] : [[Number(from), to === '' ? null : Number(to)]];
  });
}

/** The training is not in the quote any more; what is returned puts it in again. */
async function takeAway() {
  const { components } = (await shop.rooms.read(quote.quoteId)).content;
  const fields = components.find(({ id }) => id === training);
  if (!fields) throw new Error('it is there');
  await edit(shop, quote.quoteId, quote.sellerId, (document) => document.removeComponent(training));
  return () =>
    edit(shop, quote.quoteId, quote.sellerId, (document) => {
      document.addComponent(fields);
    });
}

/** Both sides find ready what stands. */
async function findReady() {
  shop.clock.now += 1_000;
  const hash = basisHash((await shop.rooms.read(quote.quoteId)).content);
  for (const who of [anna, shop.erik]) {
    accepted(await markReady(shop, who, { quoteId: quote.quoteId, hash, ready: true }));
  }
  shop.clock.now += 1_000;
}

describe('how it stood at the basis', () => {
  const atBase = async () =>
    Object.fromEntries(
      (await observations()).map((row) => [row.title.slice('Title of '.length), row.at_base]),
    );

  it('is what both sides last found ready, whatever was taken in or out after that', async () => {
    await choose(training, true);
    await findReady();
    await choose(training, false);
    await choose(seats, false);
    await findReady();
    await choose(seats, true);
    await edit(shop, quote.quoteId, anna.participantId, (document) => document.pick(platform, [premium]));
    await send();
    expect(await atBase()).toEqual({ basic: 1, premium: 0, seats: 0, training: 0 });
    expect(await of('seats')).toMatchObject([{ at_send: 1, at_base: 0 }]);
    expect(await of('basic')).toMatchObject([{ at_send: 0, at_base: 1 }]);
  });

  it('is unknown where nothing was found ready, or where it was put in afterwards', async () => {
    await send();
    expect(await atBase()).toEqual({ basic: null, premium: null, seats: null, training: null });
    await shop.close();
    await open();
    const putBack = await takeAway();
    await findReady();
    await putBack();
    await send();
    expect(await atBase()).toEqual({ basic: 1, premium: 0, seats: 1, training: null });
  });

  it('is of this cycle: what was found ready before the deal was lost says nothing of the next one', async () => {
    await findReady();
    await send();
    await comeBack();
    shop.clock.now += 1_000;
    await send();
    expect(await of('seats')).toMatchObject([
      { cycle: 1, at_base: 1 },
      { cycle: 2, at_base: null },
    ]);
  });
});

describe('what counts as offered', () => {
  const seen = async () => (await observations()).map(({ seen }) => seen);
  const saw = async (number = 1) => {
    shop.clock.now += leastLookMs;
    accepted(await sawVersion(shop, anna, quote.quoteId, number));
  };

  it('is what a customer saw: not what was sent and never looked at, until somebody does', async () => {
    await send();
    expect(await seen()).toEqual([0, 0, 0, 0]);
    await saw();
    expect(await seen()).toEqual([1, 1, 1, 1]);
    const [fact] = await shop.db.selectFrom('offer_fact').select('seen_at').execute();
    expect(fact?.seen_at).toBe(shop.clock.now);
  });

  it('is also what stood in the room while they were there, and not what came after that', async () => {
    shop.clock.now += 1_000;
    const putBack = await takeAway();
    accepted(await markSeen(shop, anna, quote.quoteId, 1));
    shop.clock.now += 1_000;
    await putBack();
    shop.clock.now += 1_000;
    await send();
    const seenOf = async (title: string) => (await of(title)).map((row) => row.seen);
    expect([await seenOf('seats'), await seenOf('training')]).toEqual([[1], [0]]);
    await saw();
    expect(await seenOf('training')).toEqual([1]);
  });

  it('is nobody’s look whose mail has come back', async () => {
    await send();
    const mail = (state: 'failed' | 'delivered', failure: 'bounced' | null) =>
      shop.db
        .updateTable('delivery')
        .set({ state, failure, settled_at: 1 })
        .where('participant_id', '=', anna.participantId)
        .executeTakeFirstOrThrow();
    expect((await mail('failed', 'bounced')).numUpdatedRows).toBeGreaterThan(0n);
    await saw();
    expect(await seen()).toEqual([0, 0, 0, 0]);
    await mail('delivered', null);
    expect(await seen()).toEqual([1, 1, 1, 1]);
  });

  it('is nothing that a seller did or saw, nor what was seen before the deal was lost', async () => {
    shop.clock.now += 1_000;
    await edit(shop, quote.quoteId, quote.sellerId, (document) => document.select(training, true));
    accepted(await markSeen(shop, shop.erik, quote.quoteId, 9));
    await send();
    expect(await seen()).toEqual([0, 0, 0, 0]);
    await saw();
    await comeBack();
    shop.clock.now += 1_000;
    await send();
    expect((await observations()).map(({ cycle, seen }) => [cycle, seen])).toEqual(
      [1, 2].flatMap((cycle) => Array(4).fill([cycle, cycle === 1 ? 1 : 0])),
    );
  });

  it('is what they answered, and of a later version only what it still lets them choose', async () => {
    await send();
    accepted(await reviseQuote(shop, shop.erik, quote.quoteId));
    await edit(shop, quote.quoteId, quote.sellerId, (document) => document.removeComponent(training));
    shop.clock.now += 1_000;
    await send();
    await look();
    accepted(await press(shop, anna, {}, { number: 2 }));
    const rows = await observations();
    expect(
      Object.fromEntries(rows.map(({ title, seen }) => [title.slice('Title of '.length), seen])),
    ).toEqual({ basic: 1, premium: 1, seats: 1, training: 0 });
  });
});

describe('what is kept', () => {
  it('is made anew from what is stored, to the same rows', async () => {
    await choose(training, true);
    await findReady();
    await choose(training, false);
    await send();
    await look();
    shop.clock.now += leastLookMs;
    accepted(await press(shop, anna, {}, { number: 1 }));
    const before = await observations();
    for (const table of ['observation', 'offer_fact'] as const) await shop.db.deleteFrom(table).execute();
    expect(await observations()).toEqual(before);
    expect(before.find(({ title }) => title === 'Title of training')).toMatchObject({
      ...{ seen: 1, at_base: 1, at_send: 0, at_accept: 0 },
    });
  });
});

describe('when it is told', () => {
  it('is not before the send can no longer be undone, and never of one that was', async () => {
    await shop.close();
    await open(30_000);
    const { number } = await send();
    expect(await observations()).toEqual([]);
    accepted(await undoSend(shop, shop.erik, quote.quoteId, number));
    shop.clock.now += 60_000;
    expect(await observations()).toEqual([]);
    await send();
    shop.clock.now += 60_000;
    expect(await observations()).toHaveLength(4);
  });

  it('adds nothing twice, also where two look at once', async () => {
    await send();
    await Promise.all([look(), look(), look()]);
    expect(await observations()).toHaveLength(4);
    expect(await shop.db.selectFrom('offer_fact').selectAll().execute()).toHaveLength(1);
  });

  it('keeps how it stood in the first version of the cycle, and says what became of it at the end', async () => {
    await choose(training, true);
    await send();
    accepted(await reviseQuote(shop, shop.erik, quote.quoteId));
    await choose(training, false);
    await send();
    expect(await of('training')).toMatchObject([{ at_send: 1, at_accept: null }]);
    accepted(await press(shop, anna, {}, { number: 2 }));
    expect(await of('training')).toMatchObject([{ at_send: 1, at_accept: 0 }]);
    expect(await of('seats')).toMatchObject([{ at_send: 1, at_accept: 1 }]);
    expect(await shop.db.selectFrom('offer_fact').select('accepted_at').orderBy('number').execute()).toEqual([
      { accepted_at: null },
      { accepted_at: shop.clock.now },
    ]);
  });

  it('observes the next cycle anew and leaves the one before as it was', async () => {
    await choose(training, true);
    await send();
    const [before] = await of('training');
    await comeBack();
    await choose(training, false);
    await send();
    expect(await of('training')).toMatchObject([before ?? {}, { cycle: 2, dropped: 1, at_send: 0 }]);
  });
});
