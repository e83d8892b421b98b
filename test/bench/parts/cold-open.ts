/** A large quote with a past, opened by the first person since the server started. */
import { median } from '../figures.ts';
import { visit } from '../load/visitor.ts';
import { launchPeer, type Peer, peers } from '../peers/peers.ts';
import { bounded, type Row } from '../row.ts';
import { largeSize, quoteWithPast } from '../world/bench-quote.ts';
import { makeWorld, type World } from '../world/world.ts';

const opens = 40;
const edits = 5_000;
const shareOfHocuspocus = 0.5;

export async function benchColdOpen(): Promise<Row[]> {
  const state = quoteWithPast({ people: 10, ...largeSize }, edits);
  const world = await makeWorld({ rooms: opens, people: 1, state, edits });
  try {
    const { components, words } = largeSize;
    const what = `cold open of ${components} components, ${words} words, ${edits} edits`;
    const ours = await openAll(peers.ours, world);
    const hocuspocus = await openAll(peers.hocuspocus, world);
    return [
      { name: `${what}, p50, ours`, value: ours, unit: 'ms', note: `${Math.round(state.length / 1_000)} kB` },
      { name: `${what}, p50, hocuspocus`, value: hocuspocus, unit: 'ms' },
      bounded(
        { name: 'cold open: ours ÷ hocuspocus', value: ours / hocuspocus, unit: '×' },
        'at most',
        shareOfHocuspocus,
      ),
    ];
  } finally {
    await world.dispose();
  }
}

/** Every quote once, each by itself. Milliseconds, p50. */
async function openAll(peer: Peer, world: World): Promise<number> {
  const server = await launchPeer(peer, world);
  try {
    const times: number[] = [];
    for (const { id: room, people } of world.rooms) {
      const { milliseconds, document, leave } = await visit(peer.dialect, {
        port: server.port,
        room,
        cookie: people[0]?.cookie ?? '',
      });
      if (document.length < world.state.length / 2) throw new Error(`${peer.title} gave half a document`);
      times.push(milliseconds);
      leave();
    }
    return median(times);
  } finally {
    await server.stop();
  }
}
