import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import { OutstandingQuote } from '#shared/protocol/views.ts';
import { observeOffers } from '../../../server/insight/observing/observe-offers.ts';
import { propose } from '../../../server/negotiation/propose.ts';
import { listOutstanding, medianAge } from '../../../server/opportunities/outstanding.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { undoSend } from '../../../server/quotes/undo-send.ts';
import { press } from '../../support/answering.ts';
import { aDay, gateAnswers } from '../../support/selling-organisation.ts';
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

type Asked = NonNullable<Parameters<typeof listOutstanding>[2]>;
const dayMs = 86_400_000;
let shop: Workshop;

beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

const outstanding = (asked: Partial<Asked> = {}) =>
  listOutstanding(shop, shop.erik, { sort: 'by-step', limit: 50, ...asked });

/** A quote that was sent to `customerName`, with these terms. */
async function sent(customerName: string, validUntil = '2026-12-24', price = '48000', currency = 'SEK') {
  const content = sendableContent();
  const [first, ...others] = content.components;
  if (!first) throw new Error('the small quote has a component');
  const quote = await startQuote(
    shop,
    shop.erik,
    {
      ...content,
      terms: { ...content.terms, validUntil, currency },
      components: [{ ...first, unitPrice: price }, ...others],
    },
    gateAnswers({ customerName }),
  );
  const anna = await invite(shop, shop.erik, quote.quoteId);
  const version = await reviewAndSend(shop, shop.erik, quote.quoteId);
  return { ...quote, anna, version };
}

describe('outstanding quotes', () => {
  it('are the sent versions that stand, with age and days left in the seller’s calendar', async () => {
    const { quoteId, version } = await sent('Lindqvist');
    shop.clock.now = aDay + 3 * dayMs;
    const { quotes } = await outstanding();
    expect(quotes).toHaveLength(1);
    expect(quotes[0] && OutstandingQuote.parse(quotes[0])).toEqual(quotes[0]);
    expect(quotes[0]).toMatchObject({
      quoteId,
      versionNumber: 1,
      customerName: 'Lindqvist',
      stage: 'quote_sent',
      ageDays: 3,
      daysToExpiry: 27,
      lastBuyerAct: null,
      amount: version.amount,
      ownerName: shop.erik.name,
      usualAge: null,
      droppedSinceBase: null,
      nextStep: 'waiting-for-customer',
    });
  });

  it('are not drafts, and not what was superseded', async () => {
    await startQuote(shop, shop.erik);
    const { quoteId } = await sent('Lindqvist');
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    expect((await outstanding()).quotes.map((quote) => quote.versionNumber)).toEqual([1]);
    await reviewAndSend(shop, shop.erik, quoteId);
    expect((await outstanding()).quotes.map((quote) => quote.versionNumber)).toEqual([2]);
  });

  it('wait for us once the buyer has acted last, and no longer when the seller has', async () => {
    const { quoteId, anna, sellerId } = await sent('Lindqvist');
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    await edit(shop, quoteId, anna.participantId, (document) =>
      document.select(ElementId.parse('training'), true),
    );
    expect((await outstanding()).quotes[0]).toMatchObject({
      nextStep: 'waiting-for-us',
      lastBuyerAct: {
        at: shop.clock.now,
        name: 'Anna Bergman',
        kind: 'selected',
        title: 'Title of training',
      },
    });
    await edit(shop, quoteId, sellerId, (document) => document.setTerm('paymentDays', 10));
    expect((await outstanding()).quotes[0]).toMatchObject({
      nextStep: 'waiting-for-customer',
      lastBuyerAct: { kind: 'selected' },
    });
  });

  it('stand in order of need: for us, what ends within three days, and in each by value', async () => {
    await sent('Small', '2027-03-31', '1000');
    await sent('Large', '2027-03-31', '900000');
    await sent('In a week', '2026-12-01');
    await sent('In two days', '2026-11-26');
    await sent('Today', '2026-11-24', '2');
    await sent('In a week, large', '2026-11-30', '900000');
    const { quoteId, anna } = await sent('Answered', '2027-03-31', '1');
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    await edit(shop, quoteId, anna.participantId, (document) =>
      document.select(ElementId.parse('training'), true),
    );
    const { quotes } = await outstanding();
    expect(quotes.map((quote) => quote.customerName)).toEqual([
      'Answered',
      'In two days',
      'Today',
      'In a week, large',
      'In a week',
      'Large',
      'Small',
    ]);
  });

  it('are summed per currency, and each sum is that of its rows', async () => {
    await sent('One');
    await sent('Two', '2026-12-24', '1');
    await sent('Three', '2026-12-24', '5000', 'EUR');
    const { quotes, sums } = await outstanding();
    expect(sums.map((sum) => [sum.currency, sum.count])).toEqual([
      ['EUR', 1],
      ['SEK', 2],
    ]);
    for (const { currency, amount } of sums) {
      const rows = quotes.filter((quote) => quote.currency === currency);
      expect(amount).toBe(rows.reduce((total, quote) => total + quote.amount, 0));
    }
  });

  it('come a page at a time under the sums and counts of all of them, whatever filters', async () => {
    await sent('Small', '2027-03-31', '1000');
    await sent('Large', '2027-03-31', '900000', 'EUR');
    await sent('Soon', '2026-11-26');
    shop.clock.now = aDay + dayMs;
    await sent('Younger', '2027-03-31', '900');
    const whole = await outstanding();
    expect(whole).toMatchObject({ count: 4, after: null, medianAgeDays: 1, owners: [shop.erik.name] });
    const names = whole.quotes.map(({ customerName }) => customerName);
    expect(names).toEqual(['Soon', 'Large', 'Small', 'Younger']);
    for (const limit of [1, 2, 3]) {
      const pages = [await outstanding({ limit })];
      for (let after = pages[0]?.after; after; after = pages.at(-1)?.after)
        pages.push(await outstanding({ limit, after }));
      expect(pages.flatMap(({ quotes }) => quotes)).toEqual(whole.quotes);
      for (const { quotes, after, ...about } of pages) {
        expect(quotes.length).toBeLessThanOrEqual(limit);
        expect({ ...about, quotes: whole.quotes, after: null }).toEqual(whole);
      }
    }
    const soon = await outstanding({ steps: 'expires-soon' });
    expect(soon).toMatchObject({ count: 1, sums: [{ currency: 'SEK', count: 1 }], steps: whole.steps });
    expect((await outstanding({ steps: 'expires-soon,waiting-for-customer' })).count).toBe(4);
    expect((await outstanding({ owner: 'Nobody' })).steps).toEqual([]);
    expect(whole.steps.map(({ step, count }) => [step, count])).toEqual([
      ['expires-soon', 1],
      ['waiting-for-customer', 3],
    ]);
  });

  it('say another order once a row has moved from one page to the next', async () => {
    await sent('Small', '2027-03-31', '1000');
    await sent('Soon', '2026-11-26');
    const first = await outstanding({ limit: 1 });
    expect((await outstanding({ limit: 1, after: first.after ?? '' })).order).toBe(first.order);
    // The one on the second page is worth most of all now, and would stand on the first, which has been read.
    await sent('Sooner', '2026-11-25', '900000');
    const second = await outstanding({ limit: 1, after: first.after ?? '' });
    expect(second.quotes.map(({ customerName }) => customerName)).toEqual(['Small']);
    expect(second.order).not.toBe(first.order);
  });

  it.each([
    [[], null],
    [[7], 7],
    [[30, 1, 3], 3],
    [[1, 4], 2],
  ])('of the ages %j have the median %s', (ages, median) => {
    expect(medianAge(ages.map((ageDays) => ({ ageDays })))).toBe(median);
  });

  it('keep the age of the first version of their cycle, and what is open', async () => {
    const { quoteId, anna } = await sent('Lindqvist', '2027-03-31');
    shop.clock.now = aDay + 3 * dayMs;
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    await reviewAndSend(shop, shop.erik, quoteId);
    shop.clock.now = aDay + 5 * dayMs;
    const first = (await outstanding()).quotes[0];
    expect(first).toMatchObject({ ageDays: 2, firstSentDays: 5, openQuestions: 0, slips: 0 });
    const said = {
      asked: { topic: 'term', value: 24 },
      given: [],
      note: '',
      expiresOn: null,
      shown: null,
    } as const;
    const shown = { effect: 'stand', language: 'sv' } as const;
    accepted(await propose(shop, anna, { quoteId, said: { ...said, given: [], shown } }));
    expect((await outstanding()).quotes[0]).toMatchObject({
      openQuestions: 1,
      nextStep: 'waiting-for-us',
      lastBuyerAct: { kind: 'proposed', name: 'Anna Bergman' },
    });
  });

  it('do not age by a send that was undone', async () => {
    await shop.close();
    shop = await openWorkshop({ undoMs: 30_000 });
    const { quoteId, version } = await sent('Lindqvist', '2027-03-31');
    accepted(await undoSend(shop, shop.erik, quoteId, version.number));
    shop.clock.now = aDay + 3 * dayMs;
    await reviewAndSend(shop, shop.erik, quoteId);
    shop.clock.now = aDay + 5 * dayMs;
    expect((await outstanding()).quotes[0]).toMatchObject({ ageDays: 2, firstSentDays: 2 });
  });

  it('wait for us while a question is open, though we were the last to do something', async () => {
    const { quoteId, anna, sellerId } = await sent('Lindqvist');
    const said = { asked: { topic: 'term', value: 24 }, given: [], note: '', expiresOn: null } as const;
    const shown = { effect: 'stand', language: 'sv' } as const;
    accepted(await propose(shop, anna, { quoteId, said: { ...said, given: [], shown } }));
    shop.clock.now += dayMs;
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    await edit(shop, quoteId, sellerId, (document) => document.setTerm('paymentDays', 10));
    const [quote] = (await outstanding()).quotes;
    expect(quote).toMatchObject({ openQuestions: 1, nextStep: 'waiting-for-us' });
    expect(quote?.lastBuyerAct?.at).toBeLessThan(shop.clock.now);
  });

  it('are to be let go once they are half a year old and not about to close', async () => {
    await sent('Lindqvist', '2027-12-31');
    shop.clock.now = Date.parse('2027-05-24T11:00:00Z');
    expect((await outstanding()).quotes[0]).toMatchObject({ nextStep: 'let-go' });
  });

  it('show an expired validity as days gone', async () => {
    await sent('Late', '2026-11-24');
    shop.clock.now = aDay + 2 * dayMs;
    expect((await outstanding()).quotes[0]).toMatchObject({ daysToExpiry: -2, nextStep: 'expired' });
  });

  it('know how old won ones of their size were, from the fifth on', async () => {
    const won = async (days: number) => {
      const { anna } = await sent('Won', '2027-12-31');
      shop.clock.now += days * dayMs;
      accepted(await press(shop, anna));
      await observeOffers(shop.db, shop.erik.organisationId, shop.clock.now);
    };
    for (const days of [1, 2, 3, 4]) await won(days);
    await sent('Open', '2027-12-31');
    expect((await outstanding()).quotes[0]).toMatchObject({ usualAge: null });
    await won(10);
    expect((await outstanding()).quotes[0]).toMatchObject({ usualAge: { days: 5, won: 5 }, ageDays: 10 });
  });
});
