/**
 * A thousand people in two hundred quotes, at a rate that is a busy day's: how soon its author
 * reads that an edit is saved, how soon the others see it, and how late the server ever is.
 */
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
/** Milliseconds. An edit is seen when the slowest of the four others has it. */
const most = { saved: { p50: 30, p95: 100, p99: 250 }, seen: { p95: 150 }, loop: { p99: 50 } };

export async function benchSteady(): Promise<Row[]> {
  const world = await makeWorld({ rooms, people, state: newQuote({ people, ...smallSize }) });
  const server = await launchPeer(peers.ours, world);
  try {
    const fleet = await Fleet.board(world, peers.ours.dialect, server.port);
    await warmUp(fleet);
    await server.watchLoop();
    const fared = await offer(fleet, server, { rate, seconds });
    const loopDelay = await server.loopDelay();
    fleet.leave();
    const name = `${rooms} × ${people} at ${rate}/s`;
    const atMost = (what: string, value: number, bound: number): Row =>
      bounded({ name: `${name}: ${what}`, value, unit: 'ms' }, 'at most', bound);
    return [
      atMost('edit to "saved", p50', fared.saved.p50, most.saved.p50),
      atMost('edit to "saved", p95', fared.saved.p95, most.saved.p95),
      atMost('edit to "saved", p99', fared.saved.p99, most.saved.p99),
      { name: `${name}: edit to the slowest peer, p50`, value: fared.p50, unit: 'ms' },
      atMost('edit to the slowest peer, p95', fared.p95, most.seen.p95),
      atMost("how late the server's main thread is, p99", loopDelay, most.loop.p99),
      { name: 'edits that everybody had in the end', value: fared.achieved, unit: 'edits/s' },
    ];
  } finally {
    await server.stop();
    await world.dispose();
  }
}
