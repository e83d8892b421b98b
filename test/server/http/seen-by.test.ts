/** A seller looks through a customer's eyes: every answer is that person's own, and nothing can be done with them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EndpointName, type EndpointRow, endpoints } from '#shared/protocol/api.ts';
import { anybody, maySeeAsCustomer, seenByHeader } from '#shared/protocol/seen-by.ts';
import { type Callers, openCallers } from '../../support/callers.ts';
import type { Browser } from '../../support/server.ts';

const rows = Object.entries<EndpointRow>(endpoints) as [EndpointName, EndpointRow][];
const seen = rows.filter(([, row]) => maySeeAsCustomer(row)).map(([name]) => name);

let world: Callers;
let seller: Browser;
let guest: Browser;
beforeAll(async () => {
  world = await openCallers();
  [seller, guest] = [await world.seller(), await world.guest()];
  const { quoteId } = world;
  for (const [audience, text] of [
    ['everyone', 'Shall we meet on Monday?'],
    ['internal', 'Not below 900'],
  ] as const) {
    const comment = { text, mentions: [] };
    const said = await seller.call('startThread', {
      params: { quoteId },
      body: { audience, place: { kind: 'quote' }, comment },
    });
    expect(said.status).toBe(200);
  }
});
afterAll(() => world.close());

const input = (): object => ({ params: { quoteId: world.quoteId, number: 1 }, query: { from: 1, to: 1 } });
const ask = (who: Browser, name: EndpointName, reader?: string) =>
  who.call(name, input(), reader === undefined ? {} : { [seenByHeader]: reader });

describe('what is read through a customer’s eyes', () => {
  test('is every answer about a quote that is no file', () => {
    expect(seen).toEqual(expect.arrayContaining(['getQuote', 'listChanges', 'listThreads', 'listProposals']));
    expect(seen).not.toContain('getVersionPdf');
  });

  test.each(seen)('is of %s what that person is answered (I-24)', async (name) => {
    const own = await ask(guest, name);
    const through = await ask(seller, name, world.buyerId);
    expect(through.status).toBe(own.status);
    // How far somebody has read is theirs alone.
    const unread = /"unread":\d+/g;
    expect((await through.text()).replaceAll(unread, '')).toBe((await own.text()).replaceAll(unread, ''));
  });

  test('is not what the seller is answered: negative control', async () => {
    for (const name of ['getQuote', 'listThreads'] as const) {
      const through = await (await ask(seller, name, world.buyerId)).text();
      expect(await (await ask(seller, name)).text()).not.toBe(through);
    }
    expect(await (await ask(seller, 'listThreads')).text()).toContain('Not below 900');
  });

  test('tells nobody how far the customer has read', async () => {
    expect(await (await ask(guest, 'listThreads')).text()).toContain('"unread":1');
    expect(await (await ask(seller, 'listThreads', world.buyerId)).text()).not.toMatch(/"unread":[1-9]/);
  });

  test('is there before anybody is invited', async () => {
    for (const name of ['getQuote', 'listChanges', 'listThreads', 'listProposals', 'getReady'] as const) {
      const { status } = await ask(seller, name, anybody);
      expect([name, status]).toEqual([name, 200]);
    }
  });

  test('is refused to whoever is no seller, and of whoever is not at this customer', async () => {
    expect((await ask(guest, 'getQuote', world.buyerId)).status).toBe(403);
    const elsewhere = { params: { quoteId: world.otherQuoteId } };
    const asked = await seller.call('getQuote', elsewhere, { [seenByHeader]: world.buyerId });
    expect(asked.status).toBe(404);
    expect((await ask(seller, 'getQuote', 'nobody-at-all')).status).toBe(404);
    expect((await ask(await world.foreigner(), 'getQuote', anybody)).status).toBe(404);
  });

  test.each(rows.filter(([, { method, audience }]) => method === 'POST' && audience === 'participant'))(
    'cannot be done: %s',
    async (name) => {
      const { status } = await ask(seller, name, world.buyerId);
      // Some have ids in their path that lead nowhere here.
      expect([403, 404]).toContain(status);
    },
  );
});
