import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import type * as Y from 'yjs';
import { ShareLinkId } from '#shared/ids.ts';
import type { Actor } from '../../../server/accounts/actor.ts';
import { ensureParticipant } from '../../../server/quotes/participants.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { attachSyncServer, type SyncServer } from '../../../server/rooms/sync-server.ts';
import { newcomerQuery } from '../../support/room-claims.ts';
import { openProvider, type TestProvider } from '../../support/room-provider.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';

let world: RoomsWorld;
let http: Server;
let sync: SyncServer;
let url: string;
/** What the server's rates go by, in milliseconds. */
let elapsed: number;
let actors: Map<string, Actor>;
let lookUp: (cookie: string) => Promise<Actor | null>;
const providers: TestProvider[] = [];
const shareLinkId = ShareLinkId.parse('link-0001');

beforeEach(async () => {
  elapsed = 0;
  world = await openRoomsWorld();
  const stranger = await addUser(world.db, await addOrganisation(world.db, 'Another company'), 'Ove Berg');
  actors = world.actors.set('stranger', stranger);
  lookUp = async (cookie) => actors.get(cookie) ?? null;
  // The server's ticks are the test's to give; everything else runs in its own time.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  http = createServer();
  sync = attachSyncServer(http, {
    rooms: world.rooms(),
    claimedSession: ({ cookie }) => cookie ?? null,
    authenticate: ({ cookie }) => lookUp(cookie ?? ''),
    participantFor: (actor, quoteId) => ensureParticipant(world.db, actor, quoteId, world.now()),
    publicUrl: 'http://localhost',
    elapsed: () => elapsed,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  http.listen(0, 'localhost');
  await once(http, 'listening');
  url = `http://localhost:${(http.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  await world.close();
  sync.close();
  http.close();
  vi.useRealTimers();
});

function open(who: string, kind: 'shared' | 'internal' = 'shared'): TestProvider {
  const provider = openProvider({ url, quoteId: world.quoteId, kind, cookie: who });
  providers.push(provider);
  return provider;
}

/** Opens a socket by hand and resolves with how it ended: an HTTP status or a close code. */
async function knock(path: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { headers });
  const ended = new Promise<number>((resolve) => {
    socket.once('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.once('close', (code) => resolve(code));
    socket.on('error', () => {});
  });
  return ended;
}

function rawSocket(who: string, options: { autoPong?: boolean } = {}): WebSocket {
  const address = `${url.replace('http', 'ws')}/sync/${world.quoteId}${newcomerQuery}`;
  return new WebSocket(address, { ...options, origin: url, headers: { cookie: who } });
}

const contentOf = async () => (await world.rooms().read(world.quoteId)).content;

describe('who may open a socket', () => {
  const path = () => `/sync/${world.quoteId}`;
  it.each<[string, () => string, () => Record<string, string>, number]>([
    ['nobody without a session', path, () => ({ origin: url }), 4401],
    [
      'somebody of another organisation, as if it did not exist',
      path,
      () => ({ origin: url, cookie: 'stranger' }),
      4404,
    ],
    [
      'a quote that does not exist',
      () => '/sync/no-such-quote',
      () => ({ origin: url, cookie: 'seller' }),
      4404,
    ],
    [
      'a buyer at the internal document',
      () => `${path()}/internal`,
      () => ({ origin: url, cookie: 'buyer' }),
      4404,
    ],
    ['another page with the cookie', path, () => ({ origin: 'https://evil.example', cookie: 'seller' }), 403],
    ['a page that does not say which it is', path, () => ({ cookie: 'seller' }), 403],
    ['any other address', () => '/elsewhere', () => ({ origin: url, cookie: 'seller' }), 404],
    ['a client that does not say which it is', path, () => ({ origin: url, cookie: 'buyer' }), 4409],
    ['an old client', () => `${path()}?schema=0`, () => ({ origin: url, cookie: 'buyer' }), 4409],
    [
      'a client with another generation',
      () => `${path()}${newcomerQuery}&generation=x`,
      () => ({ origin: url, cookie: 'buyer' }),
      4409,
    ],
  ])('%s is refused', async (_, where, headers, code) => {
    expect(await knock(where(), headers())).toBe(code);
  });

  it('access that is taken back while it is being looked up is not given', async () => {
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    lookUp = async (cookie) => {
      const actor = actors.get(cookie) ?? null;
      ask();
      // The session has been read; before the answer arrives, it ends.
      await answered;
      return actor;
    };
    const code = knock(`/sync/${world.quoteId}`, { origin: url, cookie: 'buyer' });
    await asked;
    actors.delete('buyer');
    world.rooms().closeSockets({ shareLinkId }, 'revoked');
    answer();
    expect(await code).toBe(4401);
  });
});

describe('how often somebody may ask for a socket', () => {
  const { atOnce, perSecond, waiting, strangersPerMinute } = limits.handshakes;
  const path = () => `/sync/${world.quoteId}`;
  const aSecond = 1_000;

  /** As a page does that is let in: the socket, or the status it was refused with. */
  const enter = async (
    who: string,
  ): Promise<WebSocket | { status: number; retryAfter: string | undefined }> => {
    const socket = rawSocket(who);
    const answers = Promise.withResolvers<WebSocket | { status: number; retryAfter: string | undefined }>();
    socket.on('error', () => {});
    socket.once('open', () => answers.resolve(socket));
    socket.once('unexpected-response', (request, { statusCode = 0, headers }) => {
      answers.resolve({ status: statusCode, retryAfter: headers['retry-after'] });
      request.destroy();
    });
    return answers.promise;
  };
  const enterAll = (who: string, count: number) =>
    Promise.all(Array.from({ length: count }, () => enter(who)));

  it('everybody together: so many at once, the others in their turn; when too many wait, the rest is told to come again', async () => {
    let countIn = 0;
    const refused: unknown[] = [];
    const knocking = Array.from({ length: atOnce + waiting + 1 }, () =>
      enter('seller').then((one) => {
        if (one instanceof WebSocket) countIn += 1;
        else refused.push(one);
      }),
    );
    await vi.waitFor(() => expect(refused).toEqual([{ status: 503, retryAfter: '1' }]), 20_000);
    expect(countIn).toBe(atOnce);
    elapsed += (10 * aSecond) / perSecond;
    await vi.waitFor(() => expect(countIn).toBeGreaterThanOrEqual(atOnce + 10));
    expect(countIn).toBeLessThanOrEqual(atOnce + 11);
    for (; countIn < atOnce + waiting; await pause(1)) elapsed += aSecond;
    await Promise.all(knocking);
    expect(refused).toHaveLength(1);
  });

  it('somebody who had to wait comes in by themselves', async () => {
    await enterAll('seller', atOnce);
    const buyer = open('buyer');
    await pause(50);
    expect(buyer.told.welcome).toHaveLength(0);
    elapsed += aSecond;
    await buyer.untilSaved();
    expect(buyer.told.welcome).toHaveLength(1);
  });

  it.each<[string, (line: Socket) => void]>([
    ['hangs up', (line) => line.end()],
    ['closes the page', (line) => line.destroy()],
    ['loses the line', (line) => line.resetAndDestroy()],
  ])('somebody who %s while they wait takes no turn', async (_, leave) => {
    await enterAll('seller', atOnce);
    const waits = once(http, 'upgrade');
    const { host, port } = new URL(url);
    const line = connect(Number(port), 'localhost');
    line.on('error', () => {});
    line.write(
      `GET ${path()} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${url}\r\nCookie: buyer\r\n` +
        'Connection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    const raw: Duplex = (await waits)[1];
    const hasGone = new Promise<void>((resolve) => raw.once('end', resolve).once('close', resolve));
    leave(line);
    await hasGone;
    const next = enter('seller');
    // Enough for one of them.
    elapsed += aSecond / perSecond / 2;
    expect(await next).toBeInstanceOf(WebSocket);
    line.destroy();
  });

  it('an address without access: so many a minute, and whoever has access comes in from there all the same', async () => {
    const ask = () => knock(path(), { origin: url });
    for (let n = 0; n < strangersPerMinute; n += 1) expect(await ask()).toBe(4401);
    expect(await ask()).toBe(429);
    expect(await enter('buyer')).toBeInstanceOf(WebSocket);
    elapsed += (60 * aSecond) / strangersPerMinute;
    expect(await ask()).toBe(4401);
  });

  it('strangers who knock without end and name no session use up the turn of nobody else', async () => {
    const answers = await Promise.all(
      Array.from({ length: 2 * (atOnce + strangersPerMinute) }, () => knock(path(), { origin: url })),
    );
    expect(answers.filter((code) => code === 4401)).toHaveLength(strangersPerMinute);
    expect(new Set(answers)).toEqual(new Set([4401, 429]));
    for (const one of await enterAll('seller', atOnce)) expect(one).toBeInstanceOf(WebSocket);
  });

  it('strangers who make up a session for every knock are asked after whoever has been here before', async () => {
    let knocks = 0;
    http.on('upgrade', () => {
      knocks += 1;
    });
    let lookUps = 0;
    lookUp = async (cookie) => {
      lookUps += 1;
      return actors.get(cookie) ?? null;
    };
    expect(await enter('buyer')).toBeInstanceOf(WebSocket);
    const madeUp = Promise.all(
      Array.from({ length: atOnce + waiting }, (_, n) =>
        knock(path(), { origin: url, cookie: `made up ${n}` }),
      ),
    );
    const again = enter('buyer');
    await vi.waitFor(() => expect(knocks).toBe(1 + atOnce + waiting + 1), 20_000);
    expect(lookUps).toBe(atOnce);
    elapsed += (2 * aSecond) / perSecond;
    expect(await again).toBeInstanceOf(WebSocket);
    expect(lookUps).toBeLessThanOrEqual(atOnce + 2);
    let isOver = false;
    void madeUp.then(() => {
      isOver = true;
    });
    for (; !isOver; await pause(1)) elapsed += (10 * aSecond) / perSecond;
  });

  it('one person: as often a minute as they may have sockets open, and is told so on the socket', async () => {
    const welcomed = async (): Promise<boolean> => {
      elapsed += aSecond / perSecond;
      const socket = rawSocket('buyer');
      const closed = once(socket, 'close').then(([code]) => code);
      const end = await Promise.race([once(socket, 'message'), closed]);
      socket.terminate();
      return end !== 4531;
    };
    let count = 0;
    while (await welcomed()) count += 1;
    const flowedIn = (limits.sockets.perPerson / (60 * aSecond)) * elapsed;
    expect(count).toBeGreaterThanOrEqual(limits.sockets.perPerson);
    expect(count).toBeLessThanOrEqual(limits.sockets.perPerson + flowedIn + 1);
    expect(await enter('seller')).toBeInstanceOf(WebSocket);
  });
});

describe('two people with the stock provider', () => {
  it('edit together, converge, and are told when their edits are on disk', async () => {
    const [seller, buyer] = [open('seller'), open('buyer')];
    await Promise.all([seller.untilSaved(), buyer.untilSaved()]);
    buyer.quote.select('training', true);
    seller.quote.setTerm('title', 'Both at once');
    await Promise.all([seller.untilSaved(), buyer.untilSaved()]);
    await seller.until(() => seller.quote.read().content.choices['training'] === true);
    await buyer.until(() => buyer.quote.read().content.terms.title === 'Both at once');
    expect(seller.quote.read().content).toEqual(buyer.quote.read().content);
    expect(await contentOf()).toEqual(buyer.quote.read().content);
    expect(buyer.told.welcome).toMatchObject([{ participant: { side: 'buyer', name: 'Anna Bergman' } }]);
  });

  it('see each other by name, whatever they call themselves', async () => {
    const [seller, buyer] = [open('seller'), open('buyer')];
    buyer.provider.awareness.setLocalState({
      user: { name: 'The boss' },
      focus: { element: 'seats', field: 'quantity' },
    });
    const seen = () => seller.provider.awareness.getStates().get(buyer.doc.clientID);
    await seller.until(() => seen() !== undefined);
    expect(seen()).toEqual({
      user: {
        id: world.buyer.id,
        name: 'Anna Bergman',
        side: 'buyer',
        role: 'sign',
        colour: 0,
        color: '#AC4F08',
      },
      focus: { element: 'seats', field: 'quantity' },
    });
    // Nobody is told of themselves: what I say of myself stays as I said it.
    expect(buyer.provider.awareness.getLocalState()).toMatchObject({ user: { name: 'The boss' } });
    buyer.destroy();
    await seller.until(() => seen() === undefined);
  });

  it('work done offline is taken when they come back', async () => {
    const buyer = open('buyer');
    await buyer.untilSaved();
    buyer.provider.disconnect();
    buyer.quote.select('training', true);
    buyer.quote.pick('platform', ['premium']);
    buyer.provider.connect();
    await buyer.until(() => buyer.told.welcome.length === 2);
    await buyer.untilSaved();
    expect(await contentOf()).toMatchObject({
      choices: { training: true },
      picks: { platform: ['premium'] },
    });
  });

  it('come back by themselves after a restart of the server', async () => {
    const buyer = open('buyer');
    await buyer.untilSaved();
    const code = new Promise((resolve) =>
      buyer.provider.once('connection-close', (event) => resolve(event?.code)),
    );
    await world.rooms().close();
    expect(await code).toBe(1012);
    expect(buyer.provider.shouldConnect).toBe(true);
  });

  it('a taken-back link closes its sockets for good; the others stay (I-28)', async () => {
    const [seller, buyer] = [open('seller'), open('buyer')];
    await Promise.all([seller.untilSaved(), buyer.untilSaved()]);
    world.rooms().closeSockets({ shareLinkId }, 'revoked');
    await buyer.until(() => !buyer.provider.shouldConnect);
    seller.quote.setTerm('title', 'Still here');
    await seller.untilSaved();
    expect(seller.provider.wsconnected).toBe(true);
  });
});

describe('time passes', () => {
  it('somebody who says and hears nothing stays: the server speaks every 20 s', async () => {
    const buyer = open('buyer');
    await buyer.untilSaved();
    const before = buyer.provider.wsLastMessageReceived;
    const heard = () => buyer.provider.wsLastMessageReceived;
    await new Promise((resolve) => setTimeout(resolve, 2));
    vi.advanceTimersByTime(limits.line.ticksPerPing * limits.line.tickMs);
    // An empty awareness message changes nothing, so it is looked for on the socket.
    const { ws } = buyer.provider;
    await new Promise((resolve) => (ws as unknown as WebSocket).once('message', resolve));
    expect(heard()).toBeGreaterThan(before);
  });

  it('a socket that answers no ping is cut', async () => {
    const socket = rawSocket('buyer', { autoPong: false });
    await once(socket, 'open');
    const closed = once(socket, 'close');
    vi.advanceTimersByTime(60_000);
    expect((await closed)[0]).toBe(1006);
  });

  it('a session that has run out closes its sockets within a minute (I-28)', async () => {
    const [seller, buyer] = [open('seller'), open('buyer')];
    await Promise.all([seller.untilSaved(), buyer.untilSaved()]);
    const closed = new Promise((resolve) => buyer.provider.once('closed', ({ code }) => resolve(code)));
    actors.delete('buyer');
    for (const title of ['after 20 s', 'after 40 s', 'after a minute']) {
      vi.advanceTimersByTime(20_000);
      seller.quote.setTerm('title', title);
      // What comes after a ping is received after it has been answered.
      const hasIt = () => buyer.quote.read().content.terms.title === title;
      await Promise.race([buyer.until(hasIt), closed]);
      await seller.untilSaved();
    }
    expect(await closed).toBe(4403);
    expect(seller.provider.wsconnected).toBe(true);
  });
});

describe('a hostile client on the real socket', () => {
  it('with the stock provider and a changed document changes nothing and is told why (I-25)', async () => {
    const [seller, buyer] = [open('seller'), open('buyer')];
    await Promise.all([seller.untilSaved(), buyer.untilSaved()]);
    const before = await contentOf();
    const review = buyer.doc.getMap('components').get('review') as Y.Map<unknown>;
    review.set('unitPrice', '1');
    buyer.doc.getMap('terms').set('quoteDiscount', { percent: '99' });
    buyer.doc.getMap('secret').set('x', 1);
    await buyer.until(() => buyer.told.refused.length === 3);
    expect(buyer.told.refused).toMatchObject([
      { code: 'forbidden', path: ['components', 'review', 'unitPrice'] },
      { code: 'unresolved' },
      { code: 'unresolved' },
    ]);
    expect(await contentOf()).toEqual(before);
    seller.quote.setTerm('title', 'Later');
    await seller.untilSaved();
    expect(seller.quote.read().content.components).toEqual(before.components);
    expect(await world.db.selectFrom('document_update').selectAll().execute()).toHaveLength(1);
  });

  it("cannot write under another's client id (I-26)", async () => {
    const [seller, buyer] = [open('seller'), open('buyer')];
    await Promise.all([seller.untilSaved(), buyer.untilSaved()]);
    seller.quote.setTerm('title', 'By the seller');
    await buyer.until(() => buyer.quote.read().content.terms.title === 'By the seller');
    const own = buyer.doc.clientID;
    buyer.doc.clientID = seller.doc.clientID;
    buyer.quote.select('training', true);
    buyer.doc.clientID = own;
    await buyer.until(() => buyer.told.refused.length > 0);
    expect(buyer.told.refused).toMatchObject([{ code: 'foreign-client' }]);
  });

  it('that sends text, or too much at once, is cut off, and the others go on', async () => {
    const seller = open('seller');
    await seller.untilSaved();
    const codeAfter = async (data: string | Uint8Array): Promise<number> => {
      const socket = rawSocket('buyer');
      socket.on('error', () => {});
      await once(socket, 'open');
      socket.send(data);
      const [code] = await once(socket, 'close');
      return code;
    };
    expect(await codeAfter('{}')).toBe(1003);
    expect(await codeAfter(new Uint8Array(limits.traffic.messageBytes + 1))).toBe(1009);
    seller.quote.setTerm('title', 'Undisturbed');
    await seller.untilSaved();
  });

  it('that asks too much is sent away to come back later, and nobody else notices', async () => {
    const seller = open('seller');
    await seller.untilSaved();
    const socket = rawSocket('buyer');
    await once(socket, 'open');
    const closed = once(socket, 'close');
    for (let n = 0; n < 2 * limits.traffic.framesAtOnce; n += 1) socket.send(new Uint8Array([77]));
    const [code] = await closed;
    expect(code).toBe(4529);
    seller.quote.setTerm('title', 'Undisturbed');
    await seller.untilSaved();
    const buyer = open('buyer');
    await buyer.until(() => buyer.provider.synced);
    expect(buyer.quote.read().content.terms.title).toBe('Undisturbed');
  });

  it('that sends noise is ignored, refused where it counts, and nothing falls over', async () => {
    const socket = rawSocket('buyer');
    await once(socket, 'open');
    for (let i = 0; i < 500; i += 1) {
      const noise = new Uint8Array(1 + (i % 60)).map((_, at) =>
        at === 0 ? i % 4 : (i * 31 + at * 17) % 256,
      );
      socket.send(noise);
    }
    socket.terminate();
    const seller = open('seller');
    await seller.untilSaved();
    expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await world.db.selectFrom('document_update').selectAll().execute()).toEqual([]);
  });
});
