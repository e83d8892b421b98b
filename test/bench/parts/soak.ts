/** An hour of ordinary work: whether the server takes more and more memory, and becomes slower. On demand. */
import { median } from '../figures.ts';
import { Fleet } from '../load/fleet.ts';
import { offer, warmUp } from '../load/offer.ts';
import { launchPeer, type Peer, peers } from '../peers/peers.ts';
import { bounded, type Row } from '../row.ts';
import { newQuote, smallSize } from '../world/bench-quote.ts';
import { makeWorld } from '../world/world.ts';

const rooms = 40;
const people = 5;
const rate = 100;
const minutes = 60;
/** Of the last half; before, caches fill. */
const mostMegabytesPerMinute = 1;
/** Of the 99th percentile, beside the relay's: what the machine does meanwhile befalls both. */
const mostSlower = 1.2;

interface Minute {
  readonly megabytes: number;
  readonly p99: number;
}

export async function benchSoak(): Promise<Row[]> {
  const [ours, relay] = await Promise.all([work(peers.ours), work(peers.relay)]);
  const lastHalf = ours.slice(minutes / 2).map(({ megabytes }) => megabytes);
  const [drift, relayDrift] = [driftOf(ours), driftOf(relay)];
  const name = `${rooms} × ${people} at ${rate}/s for ${minutes} minutes`;
  return [
    { name: `${name}: memory in the end`, value: ours.at(-1)?.megabytes ?? Number.NaN, unit: 'MB' },
    bounded(
      { name: `${name}: memory of the last half`, value: slope(lastHalf), unit: 'MB/min' },
      'at most',
      mostMegabytesPerMinute,
    ),
    { name: `${name}: edit to the slowest peer, p99`, value: median(ours.map(({ p99 }) => p99)), unit: 'ms' },
    { name: `${name}: p99, last quarter ÷ second quarter`, value: drift, unit: '×' },
    { name: `${name}: the same of a bare relay`, value: relayDrift, unit: '×' },
    bounded(
      { name: 'drift: ours ÷ bare relay', value: drift / relayDrift, unit: '×' },
      'at most',
      mostSlower,
    ),
  ];
}

async function work(peer: Peer): Promise<Minute[]> {
  const world = await makeWorld({ rooms, people, state: newQuote({ people, ...smallSize }) });
  const server = await launchPeer(peer, world);
  try {
    const fleet = await Fleet.board(world, peer.dialect, server.port);
    await warmUp(fleet);
    const done: Minute[] = [];
    while (done.length < minutes) {
      const { p99 } = await offer(fleet, server, { rate, seconds: 60, patience: 60 });
      const { residentBytes } = await server.usage();
      done.push({ megabytes: residentBytes / 1e6, p99 });
      console.error(`  ${peer.title}: ${done.length}/${minutes}, ${Math.round(residentBytes / 1e6)} MB`);
    }
    fleet.leave();
    return done;
  } finally {
    await server.stop();
    await world.dispose();
  }
}

function driftOf(all: readonly Minute[]): number {
  const quarter = (nth: number): number =>
    median(all.slice((nth * minutes) / 4, ((nth + 1) * minutes) / 4).map(({ p99 }) => p99));
  return quarter(3) / quarter(1);
}

/** Of the straight line through them that least squares give, per step. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const rise = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const run = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return rise / run;
}
