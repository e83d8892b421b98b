/** A thousand people in two hundred quotes, at a rate that is a busy day's: how soon the others see an edit. */
import { Fleet } from '../load/fleet.ts';
import { offer, warmUp } from '../load/offer.ts';
import { launchPeer, peers } from '../peers/peers.ts';
import { bounded, type Row } from '../row.ts';
import { newQuote, smallSize } from '../world/bench-quote.ts';
import { makeWorld } from '../world/world.ts';

const rooms = 200;
const people = 5;
/** Edits per second of all together, each judged and on disk before anybody sees it. */
const rate = 500;
const seconds = 60;
/** To the slowest of the four others, in milliseconds. */
const mostMs = 150;

export async function benchSteady(): Promise<Row[]> {
  const world = await makeWorld({ rooms, people, state: newQuote({ people, ...smallSize }) });
  const server = await launchPeer(peers.ours, world);
  try {
    const fleet = await Fleet.board(world, peers.ours.dialect, server.port);
    await warmUp(fleet);
    const { p50, p95, p99, achieved } = await offer(fleet, server, { rate, seconds });
    fleet.leave();
    const name = `${rooms} × ${people} at ${rate}/s: edit to the slowest peer`;
    return [
      { name: `${name}, p50`, value: p50, unit: 'ms' },
      bounded({ name: `${name}, p95`, value: p95, unit: 'ms' }, 'at most', mostMs),
      { name: `${name}, p99`, value: p99, unit: 'ms' },
      { name: 'edits that everybody had in the end', value: achieved, unit: 'edits/s' },
    ];
  } finally {
    await server.stop();
    await world.dispose();
  }
}
