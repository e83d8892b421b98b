/** What a connection keeps in a server's memory while nobody does anything: one to each of a thousand quotes. */
import { setTimeout as pause } from 'node:timers/promises';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { smallQuote } from '../../support/quote-content.ts';
import { median } from '../figures.ts';
import { inParallel } from '../load/in-parallel.ts';
import { type Visit, visit } from '../load/visitor.ts';
import { launchPeer, type Peer, peers } from '../peers/peers.ts';
import type { ServerProcess } from '../peers/server-process.ts';
import { bounded, type Row } from '../row.ts';
import type { FurnishedRoom } from '../world/furnish.ts';
import { makeWorld, type World } from '../world/world.ts';

const rooms = 1_000;
const runs = 3;
const mostKilobytes = 35;
/** Long enough for what is closed or done with to be let go. */
const settleMs = 1_500;

export async function benchIdleMemory(): Promise<Row[]> {
  const state = encodeNewSharedDocument(smallQuote());
  const world = await makeWorld({ rooms, people: 1, state });
  try {
    const ours = await inMany(() => kilobytesEach(peers.ours, world));
    const hocuspocus = await inMany(() => kilobytesEach(peers.hocuspocus, world));
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

/** How far a process has grown its heap ahead of need is chance. */
async function inMany(measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < runs; run += 1) values.push(await measure());
  return median(values);
}

async function kilobytesEach(peer: Peer, world: World): Promise<number> {
  const server = await launchPeer(peer, world, { nodeOptions: ['--expose-gc'] });
  const open = ({ id: room, people: [person] }: FurnishedRoom): Promise<Visit> =>
    visit(peer.dialect, { port: server.port, room, cookie: person?.cookie ?? '' });
  try {
    const [first, ...rest] = world.rooms;
    if (!first) throw new Error('there are rooms');
    // What the first connection brings with it (code, buffers) is no connection's own.
    const firstVisit = await open(first);
    const before = await settled(server);
    const visits = await inParallel(rest.map((room) => () => open(room)));
    const after = await settled(server);
    if (!visits.every((one) => one.isOpen())) throw new Error(`${peer.title} closed idle connections`);
    for (const { leave } of [firstVisit, ...visits]) leave();
    return (after - before) / rest.length / 1_000;
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
