/** What a connection keeps in a server's memory while nobody does anything: one to each of a thousand quotes. */
import { setTimeout as pause } from 'node:timers/promises';
import { Fleet } from '../load/fleet.ts';
import { visit } from '../load/visitor.ts';
import { launchPeer, type Peer, peers } from '../peers/peers.ts';
import type { ServerProcess } from '../peers/server-process.ts';
import { bounded, type Row } from '../row.ts';
import { newQuote, smallSize } from '../world/bench-quote.ts';
import { makeWorld, type World } from '../world/world.ts';

const rooms = 1_000;
const mostKilobytes = 35;
/** Long enough for what is closed or done with to be let go. */
const settleMs = 2_000;

export async function benchIdleMemory(): Promise<Row[]> {
  const state = newQuote({ people: 1, ...smallSize });
  const world = await makeWorld({ rooms, people: 1, state });
  try {
    const ours = await kilobytesEach(peers.ours, world);
    const hocuspocus = await kilobytesEach(peers.hocuspocus, world);
    const name = `memory of an idle connection, ${rooms} rooms`;
    return [
      bounded({ name: `${name}, ours`, value: ours, unit: 'kB' }, 'at most', mostKilobytes),
      { name: `${name}, hocuspocus`, value: hocuspocus, unit: 'kB' },
      { name: 'memory: ours ÷ hocuspocus', value: ours / hocuspocus, unit: '×' },
    ];
  } finally {
    await world.dispose();
  }
}

async function kilobytesEach(peer: Peer, world: World): Promise<number> {
  const server = await launchPeer(peer, world, { nodeOptions: ['--expose-gc'] });
  try {
    const [first] = world.rooms;
    // What the first connection brings with it (code, buffers) is no connection's own.
    if (first) {
      const cookie = first.people[0]?.cookie ?? '';
      (await visit(peer.dialect, { port: server.port, room: first.id, cookie })).leave();
    }
    const before = await settled(server);
    const fleet = await Fleet.board(world, peer.dialect, server.port);
    const after = await settled(server);
    if (fleet.closedEarly > 0) throw new Error(`${peer.title} closed ${fleet.closedEarly} idle connections`);
    fleet.leave();
    return (after - before) / rooms / 1_000;
  } finally {
    await server.stop();
  }
}

/** Bytes resident when garbage has been collected and nothing is under way. */
async function settled(server: ServerProcess): Promise<number> {
  await pause(settleMs);
  await server.usage(true);
  await pause(settleMs);
  return (await server.usage(true)).residentBytes;
}
