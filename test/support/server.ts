/**
 * The whole server in this process, as `server/main.ts` wires it, on a free port with data of its own. It is real in
 * every part; only its log is silent and its clock may be the test's.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { type EndpointInput, type EndpointName, endpoints } from '#shared/protocol/api.ts';
import type { DemoPeople } from '../../server/accounts/account-handlers.ts';
import type { Accounts } from '../../server/accounts/accounts.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { startServer as start } from '../../server/main.ts';
import type { LiveRooms } from '../../server/rooms/rooms-registry.ts';
import type { Clock } from '../../server/storage/clock.ts';
import { randomId } from '../../server/storage/random-id.ts';
import type { Schema } from '../../server/storage/schema.ts';
import { freePort } from './product.ts';

export interface ServerOptions {
  /** With the demo's people and quote. On, unless said otherwise. */
  readonly demo?: boolean;
  readonly now?: Clock;
  /** What requests are counted by; real time, unless said otherwise. */
  readonly elapsed?: Clock;
  /** Data of an earlier server; kept when this one stops. */
  readonly dataDir?: string;
  readonly clientDir?: string;
  readonly config?: Partial<Config>;
}

export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  readonly db: Kysely<Schema>;
  readonly rooms: LiveRooms;
  readonly accounts: Accounts;
  /** Throws when the server runs without the demo. */
  readonly demo: DemoPeople & { readonly buyerUrl: string };
  /** A browser that nobody has signed in with, or one that was told to keep these cookies. */
  browser(setCookies?: readonly string[]): Browser;
  /** A browser in which that demo person is signed in. */
  as(person: 'seller' | 'manager' | 'buyer'): Promise<Browser>;
  stop(): Promise<void>;
}

/** Keeps cookies and calls the API, as a page of the product does. */
export interface Browser {
  /** For the `Cookie` header of a request or a WebSocket. */
  readonly cookie: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  call<N extends EndpointName>(
    name: N,
    input?: Partial<EndpointInput<N>>,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'coquote-')));
  const port = await freePort();
  const environment = {
    PORT: String(port),
    DATA_DIR: dataDir,
    // A year of deals would cost every start seconds, and stand in the way of what a test is about.
    DEMO: options.demo === false ? 'off' : 'small',
    // What is sent is offered at once, unless a test says otherwise.
    UNDO_SECONDS: '0',
  };
  const config = { ...readConfig(environment), host: 'localhost', ...options.config };
  const server = await start(config, {
    log: pino({ level: 'silent' }),
    now: options.now ?? Date.now,
    ...(options.elapsed && { elapsed: options.elapsed }),
    clientDir: options.clientDir ?? join(dataDir, 'no-client'),
    onFatal: (error) => {
      throw error;
    },
  });
  const url = `http://localhost:${port}`;
  const browser = (setCookies: readonly string[] = []) => createBrowser(url, setCookies);
  const demo = (): TestServer['demo'] => {
    if (!server.demo) throw new Error('This server runs without the demo');
    return { ...server.demo.people, buyerUrl: server.demo.buyerUrl };
  };
  return {
    url,
    dataDir,
    db: server.db,
    rooms: server.rooms,
    accounts: server.accounts,
    get demo() {
      return demo();
    },
    browser,
    async as(person) {
      const page = browser();
      const entered =
        person === 'buyer'
          ? await page.call('openLink', { body: { token: demo().buyerUrl.split('#')[1] ?? '' } })
          : await page.call('demoSignIn', { body: { as: person } });
      if (!entered.ok) throw new Error(`${person} could not enter: ${await entered.text()}`);
      return page;
    },
    async stop() {
      await server.stop();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** On a server at that address: "http://localhost:1234". */
export function createBrowser(url: string, setCookies: readonly string[] = []): Browser {
  const cookies = new Map<string, string>();
  const cookieHeader = () => Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');

  const keep = (set: string): void => {
    const [pair = '', ...attributes] = set.split('; ');
    const [name = '', value = ''] = pair.split('=', 2);
    if (attributes.includes('Max-Age=0')) cookies.delete(name);
    else cookies.set(name, value);
  };
  for (const set of setCookies) keep(set);

  const fetchPath = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', cookieHeader());
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers });
    for (const set of response.headers.getSetCookie()) keep(set);
    return response;
  };

  return {
    get cookie() {
      return cookieHeader();
    },
    fetch: fetchPath,
    call(name, input = {}, headers = {}) {
      const { method, path } = endpoints[name];
      const params: Record<string, unknown> = input.params ?? {};
      const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
      const query = new URLSearchParams(input.query as Record<string, string> | undefined);
      const address = query.size > 0 ? `${filled}?${query}` : filled;
      if (method === 'GET') return fetchPath(address, { headers });
      return fetchPath(address, {
        method,
        headers: {
          'content-type': 'application/json',
          origin: url,
          'sec-fetch-site': 'same-origin',
          'idempotency-key': randomId(),
          ...headers,
        },
        body: JSON.stringify(input.body ?? {}),
      });
    },
  };
}
