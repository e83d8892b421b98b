/** Customers as they follow from the deals with them: the list by pages and by words, and one of them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CustomerId } from '#shared/ids.ts';
import type { OpportunityGate } from '#shared/opportunity/gate.ts';
import type { Loss } from '#shared/opportunity/loss.ts';
import { CustomerView, customersApi } from '#shared/protocol/customers-api.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import { customerId } from '../../../server/customers/customer-key.ts';
import { listCustomers } from '../../../server/customers/list-customers.ts';
import { viewCustomer } from '../../../server/customers/view-customer.ts';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import { loseOpportunity } from '../../../server/opportunities/lose.ts';
import { listDeals } from '../../../server/opportunities/pipeline-view.ts';
import { listQuotes } from '../../../server/quotes/list-quotes.ts';
import { quoteContent } from '../../support/quote-content.ts';
import { addOrganisation, addUser, gateAnswers } from '../../support/selling-organisation.ts';
import {
  edit,
  invite,
  openWorkshop,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;

beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

const deps = () => ({ ...shop, liveQuotes: () => new Set<never>() });
const nobodysNumber = { customerCompanyNumber: '' };
/** `null`: with nothing in it, so that the deal comes to what was estimated. */
const start = (customerName: string, more: Partial<OpportunityGate> = {}, content?: null) => {
  const gate = gateAnswers({ ...nobodysNumber, customerName, ...more });
  return startQuote(shop, shop.erik, content === null ? quoteContent() : undefined, gate);
};
const ask = (query: { words?: string; after?: string; limit?: number } = {}) =>
  listCustomers(shop, shop.erik, { limit: 50, ...query });
const named = async (query: Parameters<typeof ask>[0] = {}) =>
  (await ask(query)).customers.map(({ name }) => name);
const byCurrency = (a: { currency: string }, b: { currency: string }) => (a.currency < b.currency ? -1 : 1);

/** All of them, with what happens between one page and the next. */
async function namedByPages(limit: number, between: () => Promise<void> = async () => {}): Promise<string[]> {
  const pages = [await ask({ limit })];
  for (let after = pages[0]?.after; after; after = pages.at(-1)?.after) {
    await between();
    pages.push(await ask({ limit, after }));
  }
  return pages.flatMap(({ customers }) => customers.map(({ name }) => name));
}

const later = () => {
  shop.clock.now += 1_000;
};

async function view(companyNumber: string, name: string, actor = shop.erik): Promise<CustomerView> {
  const answer = await viewCustomer(deps(), actor, customerId(companyNumber, name));
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

describe('the list of customers', () => {
  it('has each once, with what there is of all deals with them', async () => {
    await start('Lindqvist', { customerCompanyNumber: '556000-0000', contactName: 'Per' });
    later();
    const { quoteId } = await start('Lindqvist Industri', { customerCompanyNumber: '5560000000' });
    later();
    await start('Granvik AB');
    later();
    await start(' granvik  ab ', { currency: 'EUR' });
    const { customers, count } = await ask();
    expect(customers.map(({ deals, openDeals, quotes }) => ({ deals, openDeals, quotes }))).toEqual([
      { deals: 2, openDeals: 2, quotes: 2 },
      { deals: 2, openDeals: 2, quotes: 2 },
    ]);
    expect(count).toBe(2);
    expect(customers[1]).toMatchObject({
      name: 'Lindqvist Industri',
      companyNumber: '5560000000',
      contactName: 'Anna Bergman',
    });
    const board = await listDeals(deps(), shop.erik, { limit: 200 });
    const ofBoard = board.deals.filter(({ customerName }) => customerName.startsWith('Lindqvist'));
    expect(customers[1]?.openSums).toEqual([
      { currency: 'SEK', amount: ofBoard.reduce((sum, { amount }) => sum + amount, 0) },
    ]);
    expect(quoteId).toBe(ofBoard.find(({ customerName }) => customerName.endsWith('Industri'))?.quoteId);
  });

  it('counts for nothing what has ended, and never adds one currency to another', async () => {
    const { quoteId } = await start('Granvik');
    const loss: Loss = {
      ...{ variant: 'duplicate_or_error', link: '', note: 'Written down twice' },
      ...{ comeBack: false, wakeUpOn: null },
    };
    const ended = { quoteId, loss, offer: 'withdraw' } as const;
    const lost = await loseOpportunity({ ...shop, endProposals: expireAllOf }, shop.erik, ended);
    expect(isRefusal(lost)).toBe(false);
    expect((await ask()).customers).toMatchObject([{ openDeals: 0, deals: 1, quotes: 1, openSums: [] }]);
    const seen = await view('', 'Granvik');
    expect(seen.ended).toMatchObject([{ quoteId, stage: 'lost', variant: 'duplicate_or_error' }]);
    expect(seen.open).toEqual([]);

    later();
    await start('Bergström', { value: '100' }, null);
    await start('Bergström', { value: '200', currency: 'EUR' }, null);
    expect((await ask()).customers[0]?.openSums.toSorted(byCurrency)).toEqual([
      { currency: 'EUR', amount: 20_000 },
      { currency: 'SEK', amount: 10_000 },
    ]);
  });

  it('stands in the order in which their quotes were last changed, by pages that hold each once', async () => {
    const first = await start('Customer 0');
    for (let nth = 1; nth < 7; nth += 1) {
      // Several at one moment.
      if (nth % 3 === 0) later();
      await start(`Customer ${nth % 5}`);
    }
    later();
    await edit(shop, first.quoteId, first.sellerId, (document) => document.setTerm('title', 'Another'));
    const whole = await named();
    expect(whole[0]).toBe('Customer 0');
    expect(new Set(whole).size).toBe(5);
    for (const limit of [1, 2, 5]) expect(await namedByPages(limit)).toEqual(whole);
    // What comes on top meanwhile is on none of the pages that follow.
    const onTop = await namedByPages(2, async () => {
      later();
      await start('Newer');
    });
    expect(onTop).toEqual(whole);
  });

  it('finds them by name, number and people, the best fit first', async () => {
    await start('Bergström Bygg AB', { customerCompanyNumber: '556123-4567', contactName: 'Siv Ek' });
    later();
    await start('Nord & Bergström AB', { contactEmail: 'tor@nord.example' });
    later();
    await start('Granvik AB');
    expect(await named({ words: 'bergstrom' })).toEqual(['Bergström Bygg AB', 'Nord & Bergström AB']);
    expect(await named({ words: '556123' })).toEqual(['Bergström Bygg AB']);
    expect(await named({ words: 'siv bygg' })).toEqual(['Bergström Bygg AB']);
    expect(await named({ words: 'tor@nord' })).toEqual(['Nord & Bergström AB']);
    expect(await ask({ words: 'ab', limit: 1 })).toMatchObject({ count: 3, after: null });
    expect(await named({ words: 'nobody' })).toEqual([]);
  });

  it('begins after what a page said it ended with, and after nothing else', async () => {
    await start('Customer 1');
    await start('Customer 2');
    const { after } = await ask({ limit: 1 });
    const { query } = customersApi.listCustomers;
    expect(query.safeParse({ after }).success).toBe(true);
    for (const wrong of ['', 'tomorrow', '12', `${after}'`]) {
      expect(query.safeParse({ after: wrong }).success).toBe(false);
    }
  });
});

describe('one customer', () => {
  it('has the people of every deal and quote once, with the channel, the latest first', async () => {
    const { quoteId } = await start('Granvik', {
      contactName: 'P. Wik',
      contactEmail: 'Per@Granvik.example',
    });
    later();
    await start('Granvik', { contactName: 'Siv Ek', contactEmail: 'siv@granvik.example' });
    later();
    await start('Granvik', { contactName: 'Per Wik', contactEmail: 'per@granvik.example' });
    later();
    await invite(shop, shop.erik, quoteId, 'Tor Alm');
    expect((await view('', 'Granvik')).contacts).toEqual([
      { name: 'Tor Alm', title: 'Marketing manager', email: 'Tor@lindqvist.example' },
      { name: 'Per Wik', title: '', email: 'per@granvik.example' },
      { name: 'Siv Ek', title: '', email: 'siv@granvik.example' },
    ]);
  });

  it('has each open deal as the board has it, and quotes with what was sent of them', async () => {
    const { quoteId } = await start('Granvik');
    await start('Granvik', { title: 'More of it' });
    await start('Another customer');
    await invite(shop, shop.erik, quoteId);
    await reviewAndSend(shop, shop.erik, quoteId);
    const seen = await view('', 'Granvik');
    expect(CustomerView.parse(seen)).toEqual(seen);
    const { deals } = await listDeals(deps(), shop.erik, { limit: 200 });
    const theirs = deals.filter(({ customerName }) => customerName === 'Granvik');
    expect(theirs).toHaveLength(2);
    expect(new Set(seen.open)).toEqual(new Set(theirs));
    const { quotes, count } = await listQuotes(shop, shop.erik, { customer: seen.id, limit: 1 });
    expect(count).toBe(2);
    const all = await listQuotes(shop, shop.erik, { customer: seen.id, limit: 50 });
    expect(all.quotes[0]).toEqual(quotes[0]);
    expect(all.quotes.map(({ customerName }) => customerName)).toEqual(['Granvik', 'Granvik']);
    expect(all.quotes.find(({ id }) => id === quoteId)).toMatchObject({
      latestVersion: 1,
      latestStanding: 'outstanding',
    });
    const found = await listQuotes(shop, shop.erik, { customer: seen.id, words: 'more', limit: 50 });
    expect(found.quotes.map(({ opportunityTitle }) => opportunityTitle)).toEqual(['More of it']);
  });
});

describe('customers of another organisation', () => {
  it('are nobody’s to see, though they are called the same', async () => {
    await start('Granvik');
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek');
    const id = customerId('', 'Granvik');
    const nothing = { customers: [], count: 0, after: null };
    expect(await listCustomers(shop, stranger, { limit: 50 })).toEqual(nothing);
    expect(await listCustomers(shop, stranger, { words: 'granvik', limit: 50 })).toEqual(nothing);
    expect(await viewCustomer(deps(), stranger, id)).toMatchObject({ refused: 'not-found' });
    expect((await listQuotes(shop, stranger, { customer: id, limit: 50 })).count).toBe(0);

    const own = gateAnswers({ ...nobodysNumber, customerName: 'Granvik', contactName: 'Only theirs' });
    await startQuote(shop, stranger, undefined, own);
    const seen = await view('', 'Granvik', stranger);
    expect(seen.contacts.map(({ name }) => name)).toEqual(['Only theirs']);
    expect(seen.open).toHaveLength(1);
    expect((await view('', 'Granvik')).contacts.map(({ name }) => name)).toEqual(['Anna Bergman']);
    expect((await ask()).customers).toMatchObject([{ deals: 1, quotes: 1, openDeals: 1 }]);
    expect((await listQuotes(shop, stranger, { customer: id, limit: 50 })).count).toBe(1);
  });
});

describe('an id of a customer', () => {
  it('is of one form, whatever the name is, and the same for every spelling', () => {
    for (const name of ['..', '/', 'Å'.repeat(200), 'a b', '名前']) {
      expect(CustomerId.safeParse(customerId('', name)).success).toBe(true);
    }
    expect(customerId('', 'Ångströms  Rör ')).toBe(customerId('', 'A\u030Angströms rör'));
    expect(customerId('556000-0000', 'One')).toBe(customerId('5560000000', 'Two'));
    expect(customerId('', 'One')).not.toBe(customerId('', 'Two'));
  });
});
