/**
 * What is gone after the server's process was killed while people worked: edits that a peer had on the screen, and
 * edits whose author was told that they are saved.
 */
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { Fleet } from '../load/fleet.ts';
import { send, warmUp } from '../load/offer.ts';
import { visit } from '../load/visitor.ts';
import { launchPeer, type Peer, peers } from '../peers/peers.ts';
import { bounded, type Row } from '../row.ts';
import { newQuote, smallSize } from '../world/bench-quote.ts';
import { makeWorld, type World } from '../world/world.ts';

/** When the process is killed, in milliseconds after work began. */
const killsAfter = [2_500, 5_300, 11_700] as const;
const load = { rooms: 20, people: 3 } as const;
const rate = 600;

interface Loss {
  /** Edits that a peer had seen or that were acknowledged to their author. */
  readonly known: number;
  /** Of those, the ones that are not there after the restart. */
  readonly lost: number;
}

export async function benchKills(): Promise<Row[]> {
  const ours = await killAll(peers.ours);
  const hocuspocus = await killAll(peers.hocuspocus);
  const kills = `${killsAfter.length} kills at ${rate} edits/s`;
  const name = (title: string, { known }: Loss): string =>
    `${kills}: lost of ${known} edits seen or acknowledged, ${title}`;
  return [
    bounded({ name: name('ours', ours), value: ours.lost, unit: 'edits' }, 'at most', 0),
    {
      name: name('hocuspocus', hocuspocus),
      value: hocuspocus.lost,
      unit: 'edits',
      note: `${((hocuspocus.lost / hocuspocus.known) * 100).toFixed(0)} %`,
    },
  ];
}

async function killAll(peer: Peer): Promise<Loss> {
  const losses: Loss[] = [];
  for (const milliseconds of killsAfter) losses.push(await killOnce(peer, milliseconds));
  return {
    known: losses.reduce((sum, { known }) => sum + known, 0),
    lost: losses.reduce((sum, { lost }) => sum + lost, 0),
  };
}

async function killOnce(peer: Peer, milliseconds: number): Promise<Loss> {
  const world = await makeWorld({ ...load, state: newQuote({ people: load.people, ...smallSize }) });
  try {
    const server = await launchPeer(peer, world);
    const fleet = await Fleet.board(world, peer.dialect, server.port);
    await warmUp(fleet);
    const ended = new AbortController();
    const work = send(fleet, { rate, seconds: 60, signal: ended.signal });
    await pause(milliseconds);
    await server.kill();
    ended.abort();
    await work;
    return await compare(peer, world, fleet);
  } finally {
    await world.dispose();
  }
}

/** Starts the server again on what is on disk and looks for everything that somebody knew of. */
async function compare(peer: Peer, world: World, fleet: Fleet): Promise<Loss> {
  const server = await launchPeer(peer, world);
  try {
    let known = 0;
    let lost = 0;
    for (const { id: room, people } of world.rooms) {
      const cookie = people[0]?.cookie ?? '';
      const { document, leave } = await visit(peer.dialect, { port: server.port, room, cookie });
      leave();
      const clocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(document));
      for (const member of fleet.members.filter(({ roomId }) => roomId === room)) {
        known += member.knownEdits;
        lost += Math.max(0, member.knownEdits - member.editsIn(clocks));
      }
    }
    return { known, lost };
  } finally {
    await server.stop();
  }
}
