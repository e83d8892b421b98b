/**
 * Everything that reaches a buyer over the life of a quote, byte by byte: every answer of the API that they may ask
 * for, every frame of their sockets, every file and every mail. None of it may hold what is the sellers' alone (I-24).
 */
import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { catalogueDefaults } from '#shared/catalogue/catalogue-item.ts';
import type { ElementId } from '#shared/ids.ts';
import { type EndpointInput, type EndpointName, type EndpointRow, endpoints } from '#shared/protocol/api.ts';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import { enterByLink, invite } from '../support/callers.ts';
import { inspectPdf, pdfSource } from '../support/pdf-inspect.ts';
import { pdfPages } from '../support/pdf-text.ts';
import { newcomerQuery } from '../support/room-claims.ts';
import { openProvider, type TestProvider } from '../support/room-provider.ts';
import { type Browser, startServer, type TestServer } from '../support/server.ts';

/** Figures with so many digits that no sum comes to them by chance; low enough that nobody need approve what is sent. */
const canaries = {
  'unit cost': '17.3173',
  'floor price': '18.3183',
  'least margin': '1.9193',
  'note on a component': 'canary-of-the-note',
  'comment among colleagues': 'canary-of-the-comment',
  'cost in the catalogue': '91319.3193',
  'note in the catalogue': 'canary-of-the-catalogue',
  'text deleted before the buyer came': 'canary-of-the-deleted-text',
} as const;
/** Read of an acceptance alone, where each field has tests of its own. */
const needsAcceptance: readonly EndpointName[] = ['getEvidence'];

/** The control: what everybody may read, and what must be found by the same search. */
const open = 'canary-in-the-open';

/** In either language, as a decimal or in parts of the smallest unit. */
const patternOf = (canary: string): RegExp => new RegExp(canary.replace('.', '[.,]?'));

/** What reached the buyer, by the channel it came through. */
const received: { readonly channel: string; readonly text: string }[] = [];
const channelsWith = (canary: string): string[] => [
  ...new Set(received.filter(({ text }) => patternOf(canary).test(text)).map(({ channel }) => channel)),
];

/** What was answered with more than a refusal. */
const answered = new Set<EndpointName>();

/** Milliseconds by which the test is ahead of the clock. */
let passed = 0;
let server: TestServer;
let seller: Browser;
let buyer: Browser;
let sockets: WebSocket[] = [];
let providers: TestProvider[] = [];

beforeAll(async () => {
  server = await startServer({ elapsed: () => performance.now() + passed });
  seller = await server.as('seller');
  await plant();
  const { quoteId } = server.demo;
  buyer = await enterByLink(server, (await invite(seller, quoteId)).token);
  sockets = [await listen(`/sync/${quoteId}`), await listen(`/sync/${quoteId}/internal`)];
  await askForEverything('while both design');
  await plantMeanwhile();
  await askForEverything('with more that is private');
  await send();
  await askForEverything('when it has been sent');
  accepted(await seller.call('reviseQuote', { params: { quoteId } }));
  await send();
  await askForEverything('when it has been sent again');
  await readMails();
}, 120_000);
afterAll(async () => {
  for (const socket of sockets) socket.terminate();
  for (const provider of providers) provider.destroy();
  await server?.stop();
});

describe('what is the sellers’ alone', () => {
  test.each(Object.entries(canaries))('%s is in nothing that reaches the buyer (I-24)', (_, canary) => {
    expect(channelsWith(canary)).toEqual([]);
  });

  test('negative control: what is in the open is found by the same search, in every channel', () => {
    expect(channelsWith(open)).toEqual(
      expect.arrayContaining(['socket', 'getVersion', 'getVersionPdf', 'getDraftPdf', 'mail']),
    );
  });

  test('negative control: whatever is the buyer’s to read has been read', () => {
    const rows = Object.entries<EndpointRow>(endpoints) as [EndpointName, EndpointRow][];
    const theirs = rows.flatMap(([name, { method, audience }]) =>
      method === 'GET' && (audience === 'participant' || audience === 'guest') ? [name] : [],
    );
    expect(theirs.filter((name) => !answered.has(name) && !needsAcceptance.includes(name))).toEqual([]);
  });

  test('negative control: the seller is answered what the buyer is not', async () => {
    const { costs } = await server.rooms.readInternal(server.demo.quoteId);
    const { quoteId } = server.demo;
    const threads = await seller.call('listThreads', { params: { quoteId } });
    const catalogue = await seller.call('listCatalogue');
    const all = [JSON.stringify(costs), await threads.text(), await catalogue.text()].join();
    for (const name of [
      'unit cost',
      'floor price',
      'note on a component',
      'comment among colleagues',
    ] as const)
      expect(all).toMatch(patternOf(canaries[name]));
    for (const name of ['cost in the catalogue', 'note in the catalogue'] as const)
      expect(all).toMatch(patternOf(canaries[name]));
  });
});

function openAsSeller(kind: 'shared' | 'internal'): TestProvider {
  const provider = openProvider({
    url: server.url,
    quoteId: server.demo.quoteId,
    kind,
    cookie: seller.cookie,
  });
  providers = [...providers, provider];
  return provider;
}

/** Before the buyer has ever come. */
async function plant(): Promise<void> {
  const shared = openAsSeller('shared');
  await shared.untilSaved();
  const goals = shared.quote.fragment('goals');
  goals.insert(0, [new Y.XmlElement('paragraph')]);
  (goals.get(0) as Y.XmlElement).insert(0, [new Y.XmlText(canaries['text deleted before the buyer came'])]);
  await shared.untilSaved();
  goals.delete(0, 1);
  shared.quote.setTerm('title', open);
  await shared.untilSaved();

  const internal = openAsSeller('internal');
  await internal.untilSaved();
  internal.quote.setTarget('minMarginPercent', canaries['least margin']);
  for (const { id } of shared.quote.read().content.components.slice(0, 2)) setCosts(internal, id);
  await internal.untilSaved();
  const component = { ...catalogueDefaults.component, title: 'From the catalogue', unitPrice: '100000' };
  const costs = {
    unitCost: canaries['cost in the catalogue'],
    floorPrice: null,
    note: canaries['note in the catalogue'],
  };
  accepted(
    await seller.call('addCatalogueItem', { body: { values: { ...catalogueDefaults, component, costs } } }),
  );
}

function setCosts(internal: TestProvider, id: ElementId): void {
  internal.quote.setCost(id, 'unitCost', canaries['unit cost']);
  internal.quote.setCost(id, 'floorPrice', canaries['floor price']);
  internal.quote.setCost(id, 'note', canaries['note on a component']);
}

/** While the buyer is in the room. */
async function plantMeanwhile(): Promise<void> {
  const [shared, internal] = providers as [TestProvider, TestProvider];
  const last = shared.quote.read().content.components.at(-1);
  if (last) setCosts(internal, last.id);
  await internal.untilSaved();
  const comment = { text: canaries['comment among colleagues'], mentions: [] };
  accepted(
    await seller.call('startThread', {
      params: { quoteId: server.demo.quoteId },
      body: { audience: 'internal', place: { kind: 'quote' }, comment },
    }),
  );
}

async function send(): Promise<void> {
  const params = { quoteId: server.demo.quoteId };
  const review = await seller.call('reviewQuote', { params });
  const { hash, seq } = endpoints.reviewQuote.answer.parse(await review.json());
  accepted(
    await seller.call('sendQuote', {
      params,
      body: { hash, seq, message: '', notReadyReason: 'They asked for it by phone' },
    }),
  );
}

function accepted(response: Response): void {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
}

/** Every question that can be asked, whether it is the buyer's to ask or not: a refusal may tell too much as well. */
async function askForEverything(moment: string): Promise<void> {
  // Nobody asks for all of it within a minute.
  passed += 61_000;
  const rows = Object.entries<EndpointRow>(endpoints) as [EndpointName, EndpointRow][];
  for (const [name, { method }] of rows) {
    if (method !== 'GET') continue;
    const response = await ask(name);
    if (response.ok) answered.add(name);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isPdf = response.headers.get('content-type')?.includes('pdf') === true;
    const text = isPdf ? await textOfPdf(bytes) : asText(bytes);
    const headers = JSON.stringify([...response.headers]);
    received.push({ channel: name, text: `${moment}\n${headers}\n${text}` });
  }
}

/** As little as it takes to be understood. */
async function ask(name: EndpointName): Promise<Response> {
  const params = { quoteId: server.demo.quoteId, number: 1 };
  const bare = await buyer.call(name, { params } as unknown as Partial<EndpointInput<typeof name>>);
  if (bare.status !== 422) return bare;
  const input = { params, query: { from: 1, to: 2 } };
  return buyer.call(name, input as unknown as Partial<EndpointInput<typeof name>>);
}

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { attachments, title } = await inspectPdf(bytes);
  return [title, ...(await pdfPages(bytes)), pdfSource(bytes), ...Object.values(attachments)].join('\n');
}

/** As UTF-8, and as the bytes stand: a text in a frame may begin anywhere. */
const asText = (bytes: Uint8Array): string =>
  `${Buffer.from(bytes).toString('utf8')}\n${Buffer.from(bytes).toString('latin1')}`;

/** Takes every frame from the first on, having asked for the whole document as a page does. */
async function listen(path: string): Promise<WebSocket> {
  const socket = new WebSocket(server.url.replace('http', 'ws') + path + newcomerQuery, {
    origin: server.url,
    headers: { cookie: buyer.cookie },
  });
  socket.on('message', (data: Buffer) => received.push({ channel: 'socket', text: asText(data) }));
  socket.on('close', (_code, reason) => received.push({ channel: 'socket', text: asText(reason) }));
  await once(socket, 'open');
  const ask = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync);
    syncProtocol.writeSyncStep1(encoder, new Y.Doc());
  });
  socket.send(ask);
  return socket;
}

/** What was mailed to people at the customer. */
async function readMails(): Promise<void> {
  const list = async () =>
    endpoints.listMails.answer.parse(await (await seller.call('listMails')).json()).mails;
  await vi.waitUntil(async () => (await list()).length > 0, { timeout: 30_000, interval: 100 });
  for (const { id } of await list()) {
    const mail = await seller.call('getMail', { params: { mailId: id } });
    received.push({ channel: 'mail', text: await mail.text() });
  }
}
