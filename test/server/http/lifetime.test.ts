/** How a server begins and ends, and what a session's end means for its sockets. */
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { closeCodes } from '#shared/protocol/close-codes.ts';
import { enterByLink, invite } from '../../support/callers.ts';
import { newcomerQuery } from '../../support/room-claims.ts';
import { type Browser, startServer, type TestServer } from '../../support/server.ts';
import { tempDir } from '../../support/temp-dir.ts';

function connect({ url, demo }: TestServer, browser: Browser): WebSocket {
  return new WebSocket(`${url.replace('http', 'ws')}/sync/${demo.quoteId}${newcomerQuery}`, {
    headers: { cookie: browser.cookie, origin: url },
  });
}

/** Resolves to the code that the server closed with. */
async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close');
  return code;
}

test('a second start finds the people, the quote, the sessions and the links of the first', async () => {
  const dataDir = await tempDir();
  const first = await startServer({ dataDir });
  const { seller, manager, quoteId, buyerUrl } = first.demo;
  const browser = await first.as('seller');
  await first.stop();

  const second = await startServer({ dataDir });
  expect(second.demo).toMatchObject({ seller, manager, quoteId });
  expect(await second.db.selectFrom('quote').selectAll().execute()).toHaveLength(1);
  const me = await fetch(`${second.url}/api/me`, { headers: { cookie: browser.cookie } });
  expect(await me.json()).toMatchObject({ name: 'Erik Sandberg' });
  await enterByLink(second, buyerUrl.split('#')[1] ?? '');
  await second.stop();
});

test('the demo quote is ready for designing together, with both buyers invited', async () => {
  const server = await startServer();
  const quote = await (await (await server.as('buyer')).call('getQuote', { params: server.demo })).json();
  expect(quote).toMatchObject({ number: '2026-0143', status: 'co_design', versions: [] });
  expect(quote).toHaveProperty(
    'participants',
    ['Erik Sandberg', 'Anna Bergman', 'Johan Lindqvist'].map((name) => expect.objectContaining({ name })),
  );
  await server.stop();
});

test('outside the demo nobody gets in without credentials', async () => {
  const server = await startServer({ demo: false });
  const entered = await server.browser().call('demoSignIn', { body: { as: 'manager' } });
  expect(entered.status).toBe(404);
  expect(await server.db.selectFrom('organisation').selectAll().execute()).toEqual([]);
  await server.stop();
});

test('a port that is taken is named, with what to do', async () => {
  const first = await startServer({ demo: false });
  const port = Number(new URL(first.url).port);
  const second = startServer({ demo: false, dataDir: await tempDir(), config: { port } });
  await expect(second).rejects.toThrow(`Something else listens on port ${port}.`);
  await expect(second).rejects.toThrow('set PORT');
  await first.stop();
});

test('stopping tells the sockets to come back', async () => {
  const server = await startServer();
  const socket = connect(server, await server.as('seller'));
  await once(socket, 'open');
  const closed = closeCode(socket);
  await server.stop();
  expect(await closed).toBe(closeCodes.restarting.code);
});

describe('a session that ends takes its sockets with it', () => {
  test('when a link is taken back, its holder is out at once', async () => {
    const server = await startServer();
    const { quoteId } = server.demo;
    const seller = await server.as('seller');
    const { linkId, token } = await invite(seller, quoteId);
    const guest = await enterByLink(server, token);
    const socket = connect(server, guest);
    const other = connect(server, seller);
    await Promise.all([once(socket, 'open'), once(other, 'open')]);

    const closed = closeCode(socket);
    await seller.call('revokeLink', { params: { quoteId, linkId } });
    expect(await closed).toBe(closeCodes.revoked.code);
    expect((await guest.call('me')).status).toBe(401);
    expect(other.readyState, 'others stay').toBe(WebSocket.OPEN);
    await server.stop();
  });

  test('when somebody signs out', async () => {
    const server = await startServer();
    const seller = await server.as('seller');
    const socket = connect(server, seller);
    await once(socket, 'open');
    const closed = closeCode(socket);
    await seller.call('signOut');
    expect(await closed).toBe(closeCodes.signIn.code);
    await server.stop();
  });
});

test('a socket that another site opens with the cookie is refused', async () => {
  const server = await startServer();
  const { cookie } = await server.as('seller');
  const socket = new WebSocket(
    `${server.url.replace('http', 'ws')}/sync/${server.demo.quoteId}${newcomerQuery}`,
    {
      headers: { cookie, origin: 'https://evil.example' },
    },
  );
  const [error] = await once(socket, 'error');
  expect(error).toMatchObject({ message: expect.stringContaining('403') });
  await server.stop();
});
