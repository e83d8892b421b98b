/** A thousand people who open their quotes at once, each with a session, on documents that lie in a database. */
import { Fleet } from '../load/fleet.ts';
import { launchPeer, type Peer, peers } from '../peers/peers.ts';
import { bounded, type Row } from '../row.ts';
import { newQuote, smallSize } from '../world/bench-quote.ts';
import { makeWorld, type World } from '../world/world.ts';

const rooms = 200;
const people = 5;
const mostSeconds = 10;
/** Of what a relay takes that has neither sessions nor documents. */
const mostTimesRelay = 8;
const mostKilobytes = 400;

export async function benchArrivals(): Promise<Row[]> {
  const world = await makeWorld({ rooms, people, state: newQuote({ people, ...smallSize }) });
  try {
    const relay = await arrive(peers.relay, world);
    const ours = await arrive(peers.ours, world);
    const name = `${rooms * people} people into ${rooms} quotes at once`;
    return [
      bounded({ name: `${name}, ours`, value: ours.seconds, unit: 's' }, 'at most', mostSeconds),
      { name: `${name}, bare relay`, value: relay.seconds, unit: 's' },
      bounded(
        { name: 'arrivals: ours ÷ bare relay', value: ours.seconds / relay.seconds, unit: '×' },
        'at most',
        mostTimesRelay,
      ),
      bounded(
        { name: 'memory of each of them, ours', value: ours.kilobytesEach, unit: 'kB' },
        'at most',
        mostKilobytes,
      ),
    ];
  } finally {
    await world.dispose();
  }
}

/** Until the last one has the document, where the server gives it. Throws when somebody was hindered. */
async function arrive(peer: Peer, world: World) {
  const server = await launchPeer(peer, world);
  try {
    const before = await server.usage();
    const start = performance.now();
    const fleet = await Fleet.board(world, peer.dialect, server.port);
    const seconds = (performance.now() - start) / 1_000;
    const after = await server.usage();
    fleet.leave();
    return {
      seconds,
      kilobytesEach: (after.residentBytes - before.residentBytes) / (rooms * people) / 1_000,
    };
  } finally {
    await server.stop();
  }
}
