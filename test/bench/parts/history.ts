/** Whether an edit costs our server more in a quote that has been worked on for months. */
import { median } from '../figures.ts';
import { Fleet } from '../load/fleet.ts';
import { offer, warmUp } from '../load/offer.ts';
import { launchPeer, peers } from '../peers/peers.ts';
import { bounded, type Row } from '../row.ts';
import { quoteWithPast, smallSize } from '../world/bench-quote.ts';
import { makeWorld } from '../world/world.ts';

const pasts = [1_000, 100_000] as const;
const rooms = 10;
const people = 3;
const rate = 600;
const seconds = 2;
/** In turn, so that what else the machine does meanwhile befalls both. */
const rounds = 5;
const mostDearer = 1.2;

export async function benchHistory(): Promise<Row[]> {
  const sites = await Promise.all(pasts.map(openSite));
  try {
    for (let round = 0; round < rounds; round += 1) for (const site of sites) await site.measure();
    const [short = Number.NaN, long = Number.NaN] = sites.map(({ costs }) => median(costs));
    return [
      ...sites.map(({ edits, costs }) => ({
        name: `processor time of an edit, ${edits} edits behind it`,
        value: median(costs),
        unit: 'µs',
      })),
      bounded({ name: 'history: long ÷ short', value: long / short, unit: '×' }, 'at most', mostDearer),
    ];
  } finally {
    for (const site of sites) await site.close();
  }
}

async function openSite(edits: number) {
  const state = quoteWithPast({ people, ...smallSize }, edits);
  const world = await makeWorld({ rooms, people, state, edits });
  const server = await launchPeer(peers.ours, world);
  const fleet = await Fleet.board(world, peers.ours.dialect, server.port);
  await warmUp(fleet);
  const costs: number[] = [];
  return {
    edits,
    /** Microseconds, one per round. */
    costs,
    async measure(): Promise<void> {
      costs.push((await offer(fleet, server, { rate, seconds })).cpuMicroseconds);
    },
    async close(): Promise<void> {
      fleet.leave();
      await server.stop();
      await world.dispose();
    },
  };
}
