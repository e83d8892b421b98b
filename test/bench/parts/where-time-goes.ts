/**
 * What an edit costs our main thread, by what it is spent on: the share of each kind of work in a profile taken under
 * load, and the same in microseconds of an edit. It says what stands between the highest rate and a relay's.
 */
import type { Profiler } from 'node:inspector';
import { Fleet } from '../load/fleet.ts';
import { offer, warmUp } from '../load/offer.ts';
import { launchPeer, peers } from '../peers/peers.ts';
import type { Row } from '../row.ts';
import { newQuote, smallSize } from '../world/bench-quote.ts';
import { makeWorld } from '../world/world.ts';

const rooms = 200;
const people = 3;
const rate = 3_000;
const seconds = 4;

/** A sample belongs to the first of its frames, from the innermost out, that a row knows. */
const works: readonly (readonly [work: string, frame: RegExp])[] = [
  ['garbage collection', /^\(garbage collector\) /],
  ['waiting', /^\(idle\) /],
  ['judging', /\/server\/rooms\/guard\//],
  ['applying to the live document', /\/yjs\/|\/rooms\/(live-document|document-state)\.ts/],
  ['who changed what', /\/rooms\/change/],
  ['committing', /\/server\/storage\/|\/rooms\/(group-commit|append-log|durable-document)\.ts/],
  ['writing to sockets', /\/rooms\/(socket-connection|wire|portions|audience)\.ts|\/ws\/lib\/sender\.js/],
  ['reading from sockets', /\/ws\/lib\/|\/rooms\/(intake|traffic|sync-server)\.ts/],
];
const rest = 'the rest';

export async function benchWhereTimeGoes(): Promise<Row[]> {
  const world = await makeWorld({ rooms, people, state: newQuote({ people, ...smallSize }) });
  try {
    const server = await launchPeer(peers.ours, world);
    try {
      const fleet = await Fleet.board(world, peers.ours.dialect, server.port);
      await warmUp(fleet);
      // Code that has run this often is compiled as well as it will be.
      await offer(fleet, server, { rate, seconds });
      await server.startProfile();
      const { achieved } = await offer(fleet, server, { rate, seconds });
      const shares = sharesOf(await server.stopProfile());
      fleet.leave();
      return rowsOf(shares, achieved);
    } finally {
      await server.stop();
    }
  } finally {
    await world.dispose();
  }
}

/** Seconds of each kind of work in the profile. */
function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const names = new Map(nodes.map(({ id, callFrame }) => [id, `${callFrame.functionName} ${callFrame.url}`]));
  const known = new Map<number, string>();
  const workOf = (id: number): string => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const own = works.find(([, frame]) => frame.test(names.get(id) ?? ''))?.[0];
    const parent = parents.get(id);
    const work = own ?? (parent === undefined ? rest : workOf(parent));
    known.set(id, work);
    return work;
  };
  const spent = new Map<string, number>();
  samples.forEach((id, index) => {
    const work = workOf(id);
    spent.set(work, (spent.get(work) ?? 0) + (timeDeltas[index] ?? 0) / 1e6);
  });
  return spent;
}

function rowsOf(shares: ReadonlyMap<string, number>, achieved: number): Row[] {
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const edits = achieved * total;
  return [...works.map(([work]) => work), rest].map((work) => {
    const share = shares.get(work) ?? 0;
    return {
      name: `${rooms} × ${people} at ${Math.round(achieved)}/s, main thread: ${work}`,
      value: (share * 1e6) / edits,
      unit: 'µs an edit',
      note: `${((100 * share) / total).toFixed(0)} % of the time`,
    };
  });
}
