/** A large quote with a past, opened by the first person since the server started. */
import { median, quantile } from '../figures.ts';
import { visit } from '../load/visitor.ts';
import { launchPeer, type Peer, peers } from '../peers/peers.ts';
import { bounded, type Row } from '../row.ts';
import { largeSize, quoteWithPast } from '../world/bench-quote.ts';
import { makeWorld, type World } from '../world/world.ts';

const opens = 40;
const edits = 5_000;
const shareOfHocuspocus = 0.5;

/** A quote as large as they get, worked on for months. */
const largest = { components: 500, words: 10_000 };
const manyEdits = 10_000;
const mostMs = 1_000;
/** Of what is left of the document when all is forgotten that can be. */
const mostTimesState = 1.2;

export async function benchColdOpen(): Promise<Row[]> {
  return [...(await besideHocuspocus()), ...(await ofTheLargest())];
}

async function ofTheLargest(): Promise<Row[]> {
  const state = quoteWithPast({ people: 10, ...largest }, manyEdits);
  const world = await makeWorld({ rooms: opens, people: 1, state, edits: manyEdits });
  try {
    const { times, bytes } = await openAll(peers.ours, world);
    const what = `cold open of ${largest.components} components, ${manyEdits} edits`;
    return [
      bounded({ name: `${what}, p95, ours`, value: quantile(times, 0.95), unit: 'ms' }, 'at most', mostMs),
      bounded(
        { name: 'cold open: bytes given ÷ bytes of the state', value: bytes / state.length, unit: '×' },
        'at most',
        mostTimesState,
      ),
    ];
  } finally {
    await world.dispose();
  }
}

async function besideHocuspocus(): Promise<Row[]> {
  const state = quoteWithPast({ people: 10, ...largeSize }, edits);
  const world = await makeWorld({ rooms: opens, people: 1, state, edits });
  try {
    const { components, words } = largeSize;
    const what = `cold open of ${components} components, ${words} words, ${edits} edits`;
    const ours = median((await openAll(peers.ours, world)).times);
    const hocuspocus = median((await openAll(peers.hocuspocus, world)).times);
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

/** Every quote once, each by itself: milliseconds, and the most bytes that one was given as. */
async function openAll(peer: Peer, world: World): Promise<{ times: number[]; bytes: number }> {
  const server = await launchPeer(peer, world);
  try {
    const times: number[] = [];
    let bytes = 0;
    for (const { id: room, people } of world.rooms) {
      const { milliseconds, document, leave } = await visit(peer.dialect, {
        port: server.port,
        room,
        cookie: people[0]?.cookie ?? '',
      });
      if (document.length < world.state.length / 2) throw new Error(`${peer.title} gave half a document`);
      bytes = Math.max(bytes, document.length);
      times.push(milliseconds);
      leave();
    }
    return { times, bytes };
  } finally {
    await server.stop();
  }
}
