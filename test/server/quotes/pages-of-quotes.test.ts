/** The list of quotes a page at a time, and what a few words find in all of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EndpointAnswer, endpoints } from '#shared/protocol/api.ts';
import { firstSteps } from '../../../server/quotes/first-steps.ts';
import { listQuotes } from '../../../server/quotes/list-quotes.ts';
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

type Page = EndpointAnswer<'listQuotes'>;
const start = (customerName: string, title = 'Marketing automation') =>
  startQuote(shop, shop.erik, undefined, gateAnswers({ customerName, title }));
const ask = (query: { words?: string; after?: string; limit?: number } = {}) =>
  listQuotes(shop, shop.erik, { limit: 50, ...query });
const customersOf = (pages: readonly Page[]) =>
  pages.flatMap(({ quotes }) => quotes.map(({ customerName }) => customerName));

/** Pages from the first to the last, with what happens between one and the next. */
async function pagesOf(limit: number, between: () => Promise<unknown> = async () => {}): Promise<Page[]> {
  const pages = [await ask({ limit })];
  for (let after = pages[0]?.after; after; after = pages.at(-1)?.after) {
    await between();
    pages.push(await ask({ limit, after }));
  }
  return pages;
}

describe('pages of quotes', () => {
  it('hold every quote exactly once, in the order of one list, also where several changed at one moment', async () => {
    for (let nth = 0; nth < 7; nth += 1) {
      await start(`Customer ${nth}`);
      if (nth % 3 === 2) shop.clock.now += 1_000;
    }
    const whole = customersOf([await ask()]);
    expect(new Set(whole).size).toBe(7);
    for (const limit of [1, 2, 3, 7]) {
      const pages = await pagesOf(limit);
      expect(customersOf(pages)).toEqual(whole);
      expect(pages.every(({ quotes }) => quotes.length <= limit)).toBe(true);
      expect(pages.map(({ count }) => count)).toEqual(pages.map(() => 7));
    }
  });

  it('go on where they ended when quotes come on top meanwhile', async () => {
    for (let nth = 0; nth < 5; nth += 1) {
      await start(`Customer ${nth}`);
      shop.clock.now += 1_000;
    }
    const whole = customersOf([await ask()]);
    let newer = 0;
    const pages = await pagesOf(2, () => {
      shop.clock.now += 1_000;
      newer += 1;
      return start(`Newer ${newer}`);
    });
    expect(customersOf(pages)).toEqual(whole);
    expect(customersOf([await ask()]).slice(0, newer)).toEqual(['Newer 2', 'Newer 1']);
  });

  it('begin after what a page said it ended with, and after nothing else', async () => {
    for (let nth = 0; nth < 2; nth += 1) await start(`Customer ${nth}`);
    const { after } = await ask({ limit: 1 });
    const { query } = endpoints.listQuotes;
    expect(query.safeParse({ after }).success).toBe(true);
    for (const wrong of ['', 'tomorrow', '12', `${after}'`, '-1-abc'])
      expect(query.safeParse({ after: wrong }).success).toBe(false);
  });

  it('show the last page as the last, also where it is full', async () => {
    for (let nth = 0; nth < 4; nth += 1) await start(`Customer ${nth}`);
    expect(await pagesOf(2)).toHaveLength(2);
    expect((await ask({ limit: 4 })).after).toBeNull();
  });
});

describe('quotes that words find', () => {
  it('are found however long ago they were changed, the best fit first', async () => {
    const old = await start('Bergström Bygg AB');
    shop.clock.now += 1_000;
    await start('Nord & Bergström AB');
    for (let nth = 0; nth < 4; nth += 1) {
      shop.clock.now += 1_000;
      await start(`Customer ${nth}`);
    }
    const { quotes, count, after } = await ask({ words: 'bergstrom', limit: 1 });
    expect(quotes.map(({ id }) => id)).toEqual([old.quoteId]);
    expect({ count, after }).toEqual({ count: 2, after: null });
  });

  it('have all of the words in customer, title, deal or number', async () => {
    const { quoteId, sellerId } = await start('Lindqvist', 'A new kitchen');
    await start('Lindqvist', 'A new roof');
    await edit(shop, quoteId, sellerId, (document) => document.setTerm('title', 'Oak and stone'));
    const idsOf = async (words: string) => (await ask({ words })).quotes.map(({ id }) => id);
    expect(await idsOf('lindqvist')).toHaveLength(2);
    expect(await idsOf('kitchen lindqvist')).toEqual([quoteId]);
    expect(await idsOf('oak')).toEqual([quoteId]);
    expect(await idsOf('0001')).toEqual([quoteId]);
    expect(await idsOf('lindqvist garage')).toEqual([]);
  });

  it('are those of the organisation alone', async () => {
    await start('Lindqvist');
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek');
    expect(await listQuotes(shop, stranger, { words: 'lindqvist', limit: 50 })).toEqual({
      quotes: [],
      count: 0,
      after: null,
    });
  });
});

describe('the first steps', () => {
  const steps = (user = shop.erik) => firstSteps(shop.db, user);

  it('lead from nothing to a sent quote of one’s own', async () => {
    expect(await steps()).toEqual({ tried: false, created: false, sent: false, toTry: null });
    const { quoteId } = await start('Lindqvist');
    expect(await steps()).toEqual({ tried: false, created: true, sent: false, toTry: quoteId });
    await invite(shop, shop.erik, quoteId);
    await reviewAndSend(shop, shop.erik, quoteId);
    expect(await steps()).toMatchObject({ created: true, sent: true });
  });

  it('are tried on what is open for designing, before what was changed later', async () => {
    const { quoteId } = await start('Lindqvist');
    await invite(shop, shop.erik, quoteId);
    shop.clock.now += 1_000;
    await start('Later');
    expect((await steps()).toTry).toBe(quoteId);
  });

  it('are not taken by what a colleague did', async () => {
    const { quoteId } = await start('Lindqvist');
    await invite(shop, shop.erik, quoteId);
    await reviewAndSend(shop, shop.erik, quoteId);
    const maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm');
    expect(await steps(maria)).toMatchObject({ created: false, sent: false });
  });
});
