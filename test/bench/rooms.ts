/** The rooms as people feel them: how soon a peer sees an edit and how soon it is safe. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type QuoteContent, sectionDefaults } from '#shared/quote/quote.ts';
import { firstRanks } from '#shared/quote-doc/ranks.ts';
import { ensureParticipant } from '../../server/quotes/participants.ts';
import { attachSyncServer } from '../../server/rooms/sync-server.ts';
import { component, quoteContent } from '../support/quote-content.ts';
import { openProvider, type TestProvider } from '../support/room-provider.ts';
import { openRoomsWorld, type RoomsWorld } from '../support/rooms-world.ts';
import { quantile } from './figures.ts';
import type { Row } from './row.ts';

const components = 300;
const words = 10_000;
const pastEdits = 5_000;
const edits = 400;

export async function benchRooms(): Promise<Row[]> {
  const world = await openRoomsWorld({}, largeQuote());
  try {
    await writeHistory(world);
    return await benchLatency(world);
  } finally {
    await world.close();
  }
}

function largeQuote(): QuoteContent {
  const ranks = firstRanks(components);
  const description = 'words '.repeat(words / components).trim();
  return quoteContent({
    sections: [{ ...sectionDefaults, id: 'start', title: 'Start', rank: 'a0' }],
    components: ranks.map((rank, index) =>
      component(`c${index}`, { rank, description, unitPrice: String(1_000 + index), presence: 'optional' }),
    ),
  });
}

/** Edits as people make them, through the room, so that the log is folded as it would be. */
async function writeHistory(world: RoomsWorld): Promise<void> {
  const seller = await world.join(world.seller).joined();
  for (let edit = 0; edit < pastEdits; edit += 1) {
    seller.quote.setComponent(`c${edit % components}`, 'unitPrice', String(edit + 1));
    if (edit % 100 === 0) await seller.untilSaved();
    world.pass(100);
  }
  await seller.untilSaved();
  seller.leave();
}

async function benchLatency(world: RoomsWorld): Promise<Row[]> {
  const { open, close } = await listen(world);
  const [buyer, seller] = [open('buyer'), open('seller')];
  await Promise.all([buyer.untilSaved(), seller.untilSaved()]);
  const seen: number[] = [];
  const saved: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const id = `c${edit % components}`;
    const isIn = !(buyer.doc.getMap('choices').get(id) ?? true);
    const start = performance.now();
    buyer.quote.select(id, isIn);
    const peer = seller.until(() => seller.doc.getMap('choices').get(id) === isIn);
    await Promise.all([
      peer.then(() => seen.push(performance.now() - start)),
      buyer.untilSaved().then(() => saved.push(performance.now() - start)),
    ]);
  }
  close();
  return [
    { name: 'edit to the peer, judged and on disk, p50', value: quantile(seen, 0.5), unit: 'ms' },
    { name: 'edit to the peer, judged and on disk, p99', value: quantile(seen, 0.99), unit: 'ms' },
    { name: 'edit to "saved", p50', value: quantile(saved, 0.5), unit: 'ms' },
    { name: 'edit to "saved", p99', value: quantile(saved, 0.99), unit: 'ms' },
  ];
}

async function listen(world: RoomsWorld) {
  const http = createServer();
  const sync = attachSyncServer(http, {
    rooms: world.rooms(),
    claimedSession: ({ cookie }) => cookie ?? null,
    authenticate: async ({ cookie }) => world.actors.get(cookie ?? '') ?? null,
    participantFor: (actor, quoteId) => ensureParticipant(world.db, actor, quoteId, world.now()),
    publicUrl: 'http://localhost',
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  http.listen(0, 'localhost');
  await once(http, 'listening');
  const url = `http://localhost:${(http.address() as AddressInfo).port}`;
  const providers: TestProvider[] = [];
  return {
    open: (cookie: string): TestProvider => {
      const provider = openProvider({ url, quoteId: world.quoteId, cookie });
      providers.push(provider);
      return provider;
    },
    close: (): void => {
      for (const provider of providers) provider.destroy();
      sync.close();
      http.close();
    },
  };
}
