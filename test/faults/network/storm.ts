/** A server that is killed under many clients and comes back: everybody wants in again. */
import { setTimeout as pause } from 'node:timers/promises';
import { create, real53 } from 'lib0/prng';
import { type Product, startProduct } from '../../support/product.ts';
import { type History, readHistory } from '../history.ts';
import { watchMemory } from '../memory-of.ts';
import type { Outcome, Scenario } from '../scenario.ts';
import { withHistory } from '../with-history.ts';
import { checkStorm, stormFigures } from './check-storm.ts';
import { type Entrance, enterAsSeller, openQuote } from './entrances.ts';
import { readAll } from './newcomer.ts';
import { StormClient } from './storm-client.ts';

const clientsPerRoom = 5;
/** How long the server stays away: five seconds for a thousand clients. */
const awayMsPerClient = 5;
const typists = 20;
const typingMs = 1_000;
const controlClients = 100;

export const storm: Scenario = {
  name: 'a reconnect storm after a kill, five clients to a room (a round: one client)',
  promises: 'I-13, I-14, I-15',
  rounds: { smoke: 100, full: 1_000 },
  run: (clients, seed) => runStorm(clients, seed),
  controlFinds: /tried in the same moment/,
  control: (seed) => runStorm(controlClients, seed, { chance: () => 0.99, keep: false }),
};

/** `chance` stands for the dice that the waits are drawn with. */
function runStorm(
  clients: number,
  seed: number,
  { chance, keep = true }: { readonly chance?: () => number; readonly keep?: boolean } = {},
): Promise<Outcome> {
  return withHistory(
    async (history) => {
      const product = await startProduct();
      const stopWatching = watchMemory('server', () => product.pid, history);
      const everybody: StormClient[] = [];
      try {
        const rooms = await openRooms(product.url, Math.ceil(clients / clientsPerRoom));
        for (let index = 0; index < clients; index += 1) {
          const room = rooms[index % rooms.length];
          if (room) everybody.push(new StormClient(nameOf(index), room, history, chance));
        }
        await Promise.all(everybody.map((client) => client.untilSaved()));
        for (const client of everybody) client.type();
        await Promise.all(everybody.map((client) => client.untilSaved()));
        await typeUntilKilled(product, everybody, history, seed);
        for (const client of everybody) client.type();
        await pause(clients * awayMsPerClient);
        await product.restart();
        history.tell({ proc: 'operator', op: 'start', type: 'info' });
        await Promise.all(everybody.map((client) => client.untilSaved()));
        await readAll(rooms, history);
      } finally {
        stopWatching();
        for (const client of everybody) client.destroy();
        await product.dispose();
      }
      const events = readHistory(history.path);
      return { failures: checkStorm(events, clients), figures: { ...stormFigures(events) } };
    },
    { keep },
  );
}

/** "aaa", "aab": letters alone, as words are named. */
function nameOf(index: number): string {
  const letter = (value: number): string => String.fromCharCode(97 + (value % 26));
  return letter(index / 676) + letter(index / 26) + letter(index);
}

async function openRooms(url: string, count: number): Promise<Entrance[]> {
  const seller = await enterAsSeller(url);
  const rooms: Entrance[] = [];
  while (rooms.length < count) rooms.push(await openQuote(url, seller));
  return rooms;
}

/** Some go on typing for a second, and the kill comes while their words are under way. */
async function typeUntilKilled(
  product: Product,
  everybody: readonly StormClient[],
  history: History,
  seed: number,
): Promise<void> {
  const generator = create(seed);
  const until = Date.now() + typingMs;
  while (Date.now() < until) {
    for (const client of everybody.slice(0, typists)) client.type();
    await pause(real53(generator) * 40);
  }
  history.tell({ proc: 'operator', op: 'kill', type: 'info' });
  await product.kill();
}
