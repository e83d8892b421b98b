/**
 * One measurement alone, for tuning:
 *
 *   node test/bench/main.ts load --only=ours --rate=8000 --rooms=200 --clients=3 --seconds=5
 *
 * `--rate` may be several, with commas; without it the highest is looked for. `--quote=full` has them work in a quote of
 * 300 components. `--profile=/tmp/profile` has the server write a CPU profile there when it stops.
 */
import { parseArgs } from 'node:util';
import { launchPeer, type PeerName, peerNames, peers } from '../peers/peers.ts';
import { type QuoteName, quotes } from '../world/bench-quote.ts';
import { makeWorld } from '../world/world.ts';
import { Fleet } from './fleet.ts';
import { highestRate } from './highest-rate.ts';
import { type Fared, offer, warmUp } from './offer.ts';

export async function loadCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: peerNames.join(',') },
      rate: { type: 'string' },
      rooms: { type: 'string', default: '200' },
      clients: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '4' },
      quote: { type: 'string', default: 'new' },
      profile: { type: 'string' },
    },
  });
  const [rooms, people, seconds] = [values.rooms, values.clients, values.seconds].map(Number) as [
    number,
    number,
    number,
  ];
  const quote = quotes[values.quote as QuoteName];
  if (!quote) throw new Error(`--quote=${values.quote}: there are ${Object.keys(quotes).join(', ')}`);
  const world = await makeWorld({ rooms, people, state: quote(people) });
  const profiler = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  try {
    for (const name of values.only.split(',')) {
      const peer = peers[name as PeerName];
      if (!peer) throw new Error(`--only=${name}: there are ${peerNames.join(', ')}`);
      const server = await launchPeer(peer, world, { nodeOptions: profiler });
      try {
        const fleet = await Fleet.board(world, peer.dialect, server.port);
        await warmUp(fleet);
        const rates = values.rate?.split(',').map(Number);
        if (rates) for (const rate of rates) print(name, await offer(fleet, server, { rate, seconds }));
        else
          await highestRate(
            (rate) => offer(fleet, server, { rate, seconds }),
            (fared) => print(name, fared),
          );
        fleet.leave();
      } finally {
        await server.stop();
      }
    }
  } finally {
    await world.dispose();
  }
}

function print(name: string, { rate, achieved, p50, p99, cpuMicroseconds, loadCpu }: Fared): void {
  const figures = [
    `${Math.round(rate)} edits/s offered`,
    `${Math.round(achieved)} achieved`,
    `p50 ${p50.toFixed(1)} ms`,
    `p99 ${p99.toFixed(1)} ms`,
    `${cpuMicroseconds.toFixed(1)} µs of the server's CPU an edit`,
    `load ${Math.round(loadCpu * 100)} % of a core`,
  ];
  console.log(`${name.padEnd(11)} ${figures.join('   ')}`);
}
