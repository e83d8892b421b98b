/** What holds for every request, whoever makes it: cross-site protection, headers, problem documents, files. */
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrganisationId, ParticipantId, ShareLinkId } from '#shared/ids.ts';
import { type EndpointName, endpoints } from '#shared/protocol/api.ts';
import { Problem } from '#shared/protocol/problems.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { bindEndpoints } from '../../../server/http/bind.ts';
import type { Handlers } from '../../../server/http/handler.ts';
import { problemHandler } from '../../../server/http/problem-response.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import { type Browser, startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let seller: Browser;

beforeAll(async () => {
  const clientDir = join(tmpdir(), `coquote-client-${process.pid}`);
  await mkdir(join(clientDir, 'assets'), { recursive: true });
  await writeFile(join(clientDir, 'index.html'), '<!doctype html><title>The client</title>');
  await writeFile(join(clientDir, 'assets/main-1a2b3c.js'), 'export {};');
  server = await startServer({ clientDir });
  seller = await server.as('seller');
});
afterAll(() => server.stop());

const changing = (Object.keys(endpoints) as EndpointName[]).filter(
  (name) => endpoints[name].method === 'POST',
);

/** A request that changes something, with the headers that a browser of ours would send, and these over them. */
async function post(path: string, headers: Record<string, string | null>, body = '{}'): Promise<Response> {
  const own = {
    'idempotency-key': randomId(),
    origin: server.url,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
  };
  const sent = Object.entries({ ...own, ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return seller.fetch(path, { method: 'POST', headers: sent, body });
}

const codeOf = async (response: Response) => Problem.parse(await response.json()).code;

describe('what changes something must come from a page of ours', () => {
  const foreign = {
    'another site': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    'another site, in a browser that names no site': {
      origin: 'https://evil.example',
      'sec-fetch-site': null,
    },
    'another program on localhost': { origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' },
    'another program on localhost, by origin alone': { origin: 'http://localhost:1', 'sec-fetch-site': null },
    'a frame without an origin': { origin: 'null', 'sec-fetch-site': null },
    'another site, without an origin': { origin: null, 'sec-fetch-site': 'cross-site' },
    'a host name that was pointed at this machine': { origin: 'http://evil.example', host: 'evil.example' },
  };

  test.each(Object.entries(foreign))('refuses %s', async (_, headers) => {
    const response = await post('/api/sign-out', headers);
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('cross-site');
    expect((await seller.call('me')).status, 'the session still stands').toBe(200);
  });

  test.each(changing)('at %s too', async (name) => {
    const response = await post(endpoints[name].path, { origin: 'https://evil.example' });
    expect(await codeOf(response)).toBe('cross-site');
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'refuses what a form can send: %s',
    async (type) => {
      const response = await post('/api/sign-out', { 'content-type': type });
      expect(await codeOf(response)).toBe('malformed-body');
      expect((await seller.call('me')).status).toBe(200);
    },
  );

  test('lets our own page and programs that are no browsers through', async () => {
    const quoteId = server.demo.quoteId;
    const path = endpoints.reviseQuote.path.replace(':quoteId', quoteId);
    for (const headers of [{}, { origin: null, 'sec-fetch-site': null }]) {
      expect(await codeOf(await post(path, headers))).toBe('wrong-status');
    }
  });
});

describe('what does not fit is named', () => {
  test('every field at once, unknown ones too', async () => {
    const body = { as: 'director', admin: true };
    const response = await post('/api/demo/sign-in', {}, JSON.stringify(body));
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const problem = Problem.parse(await response.json());
    expect(problem).toMatchObject({
      type: '/problems/invalid-request',
      status: 422,
      code: 'invalid-request',
    });
    expect(problem.errors?.map(({ path }) => path)).toEqual(['body.as', 'body']);
  });

  test('a query', async () => {
    const response = await seller.fetch(`/api/quotes/${server.demo.quoteId}/changes?limit=many`);
    const { code, errors } = Problem.parse(await response.json());
    expect(code).toBe('invalid-request');
    expect(errors).toEqual([{ path: 'query.limit', message: expect.any(String) }]);
  });

  test.each(['short', 'with a space in it', 'x'.repeat(101)])('an idempotency key: %s', async (key) => {
    const response = await post('/api/sign-out', { 'idempotency-key': key });
    const { errors } = Problem.parse(await response.json());
    expect(errors?.map(({ path }) => path)).toEqual(['Idempotency-Key']);
  });

  test.each([
    ['no JSON', '{"as":'],
    ['too much', JSON.stringify({ as: 'x'.repeat(300_000) })],
    ['bare text', '"seller"'],
  ])('a body that is %s', async (_, body) => {
    expect(await codeOf(await post('/api/demo/sign-in', {}, body))).toBe('malformed-body');
  });

  test('an address that does not exist', async () => {
    for (const path of ['/api/nothing', '/api/quotes/%E0%A4%A', '/missing.js']) {
      const response = await seller.fetch(path);
      expect([400, 404]).toContain(response.status);
      expect(Problem.safeParse(await response.json()).success).toBe(true);
    }
  });
});

describe('headers', () => {
  const expected = {
    'content-security-policy':
      /^default-src 'none';script-src 'self';.*object-src 'none';base-uri 'none';.*frame-ancestors 'none'/,
    'referrer-policy': /^no-referrer$/,
    'x-content-type-options': /^nosniff$/,
    'cross-origin-opener-policy': /^same-origin$/,
    'cross-origin-resource-policy': /^same-origin$/,
    'permissions-policy': /camera=\(\)/,
    'x-robots-tag': /^noindex$/,
    'cache-control': /^no-store$/,
  };

  test.each(['/', '/quotes/any', '/q', '/api/me', '/api/health', '/api/nothing', '/missing.js'])(
    'of %s say what the site will never do, and that nothing is kept',
    async (path) => {
      const { headers } = await seller.fetch(path, { headers: { accept: 'text/html' } });
      for (const [name, value] of Object.entries(expected)) expect(headers.get(name), name).toMatch(value);
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  test('name https only where the product is reached by it', async () => {
    expect((await seller.fetch('/')).headers.get('strict-transport-security')).toBeNull();
    const https = await startServer({
      demo: false,
      config: { publicUrl: 'https://quotes.example.com' },
    });
    const { headers } = await https.browser().fetch('/api/health');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    await https.stop();
  });
});

describe('the client', () => {
  test.each(['/', '/quotes/abc', '/demo', '/q'])('is one page at %s', async (path) => {
    const response = await seller.fetch(path, { headers: { accept: 'text/html' } });
    expect(await response.text()).toContain('The client');
  });

  test('keeps files with a hash in their name for ever', async () => {
    const { headers } = await seller.fetch('/assets/main-1a2b3c.js');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('serves nothing outside its folder', async () => {
    for (const path of ['/..%2f..%2fetc%2fpasswd', '/assets/..%2f..%2fcoquote.sqlite', '/.env']) {
      const response = await seller.fetch(path);
      const isPage = (await response.text()).includes('The client');
      expect(isPage || response.status >= 400, path).toBe(true);
    }
  });
});

test('reading changes nothing: a link that a scanner opens is still unused', async () => {
  const before = await server.db.selectFrom('share_link').select(['id', 'last_used_at']).execute();
  const [page] = server.demo.buyerUrl.replace(server.url, '').split('#');
  await server.browser().fetch(page ?? '', { headers: { accept: 'text/html' } });
  expect(await server.db.selectFrom('share_link').select(['id', 'last_used_at']).execute()).toEqual(before);
});

test('the API describes itself, every endpoint of it', async () => {
  const response = await server.browser().fetch('/api/openapi.json');
  const { openapi, paths } = (await response.json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  expect(openapi).toBe('3.1.0');
  const described = Object.values(paths).flatMap((path) => Object.values(path).map((row) => row.operationId));
  expect(described.toSorted()).toEqual(Object.keys(endpoints).toSorted());
});

test('an answer leaves through its schema: what the schema does not name cannot leave', async () => {
  const { quoteId } = server.demo;
  const me = { kind: 'guest', participantId: 'participant', name: 'Anna', quoteId, demo: true };
  const fitting = await answerOf(async () => me);
  expect(fitting.status).toBe(200);
  const leaking = await answerOf(async () => ({ ...me, floorPrice: '9000' }));
  expect(leaking.status).toBe(500);
  expect(await leaking.text()).not.toContain('9000');
});

test('a full disk is said to be one, with when to ask again', async () => {
  const { db } = server;
  await sql`pragma max_page_count = 1`.execute(db);
  const answer = await answerOf(() =>
    db
      .updateTable('organisation')
      .set({ address: 'x'.repeat(1_000_000) })
      .execute(),
  );
  await sql`pragma max_page_count = 1000000`.execute(db);
  expect(answer.status).toBe(507);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.json()).toMatchObject({ code: 'disk-full' });
});

/** What a server says whose handler of `me` answers so. */
async function answerOf(me: () => Promise<unknown>): Promise<Response> {
  const router = bindEndpoints({
    db: server.db,
    authenticate: async () => guestOf(server.demo.quoteId),
    handlers: { me } as unknown as Handlers,
    once: (_, act) => act(),
    admit: () => null,
  });
  const app = express()
    .use(router)
    .use(problemHandler(pino({ level: 'silent' })));
  const http = app.listen(0, 'localhost');
  await once(http, 'listening');
  try {
    return await fetch(`http://localhost:${(http.address() as AddressInfo).port}/api/me`);
  } finally {
    http.close();
  }
}

function guestOf(quoteId: GuestActor['quoteId']): GuestActor {
  return {
    kind: 'guest',
    quoteId,
    participantId: ParticipantId.parse('participant'),
    organisationId: OrganisationId.parse('demo-nordvik'),
    shareLinkId: ShareLinkId.parse('share-link'),
    name: 'Anna',
    sessionId: 'session',
  };
}

test('takes half a character, which JSON can carry, for one it does not know', async () => {
  const { quoteId } = server.demo;
  const person = String.raw`{"name":"Anna \ud83d","title":"","email":"anna@half.example"}`;
  const response = await post(`/api/quotes/${quoteId}/links`, {}, person);
  expect(await response.json()).toMatchObject({ link: { participant: { name: 'Anna \ufffd' } } });
});

describe('how large a request may be', () => {
  const padded = (bytes: number) => JSON.stringify({ email: 'a@b.example', password: 'x'.repeat(bytes) });
  const withFile = '/api/quotes/no-such-quote-at-all/versions/1/offline';

  test('is little, but for rows that carry a file', async () => {
    expect((await post('/api/sign-in', {}, padded(300_000))).status).toBe(400);
    const quoteId = server.demo.quoteId;
    const path = withFile.replace('no-such-quote-at-all', quoteId);
    expect((await post(path, {}, padded(6_000_000))).status).toBe(422);
    expect((await post(path, {}, padded(8_000_000))).status).toBe(400);
  });

  test('is nothing to whoever may not ask: their words are not read', async () => {
    const stranger = await server.browser().fetch(withFile, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomId() },
      body: 'not even { JSON',
    });
    expect(stranger.status).toBe(401);
  });
});
