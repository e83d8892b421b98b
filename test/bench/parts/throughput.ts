/**
 * The same people doing the same things on every server: how many edits a second each can take before they are felt,
 * what an edit costs it, and how soon peers see one when there is little to do. Ours has judged an edit and has it on
 * disk before anybody sees it; the others pass it on first, or never store it.
 */
import { Fleet } from '../load/fleet.ts';
import { highestRate, limitMs } from '../load/highest-rate.ts';
import { type Fared, offer, warmUp } from '../load/offer.ts';
import { launchPeer, type PeerName, peerNames, peers } from '../peers/peers.ts';
import { bounded, type Row } from '../row.ts';
import { type QuoteName, quotes } from '../world/bench-quote.ts';
import { makeWorld, type World } from '../world/world.ts';

interface Load {
  readonly rooms: number;
  readonly people: number;
  readonly quote: QuoteName;
  /** Who is measured under it: to a relay, which keeps no document, one quote is like another. */
  readonly beside: readonly PeerName[];
  /** A rate that all can do, to compare what an edit costs. */
  readonly commonRate: number;
  /** A rate at which nobody has much to do; absent: not measured. */
  readonly moderateRate?: number;
  readonly timesHocuspocus: number;
  /** Each rate is offered in rooms that nobody has been in: what all rates type together does not fit into one text. */
  readonly newRoomsEachTime: boolean;
}

const loads: readonly Load[] = [
  {
    rooms: 200,
    people: 3,
    quote: 'new',
    beside: peerNames,
    commonRate: 2_000,
    moderateRate: 600,
    timesHocuspocus: 4,
    newRoomsEachTime: false,
  },
  {
    rooms: 1,
    people: 50,
    quote: 'new',
    beside: peerNames,
    commonRate: 800,
    timesHocuspocus: 2,
    newRoomsEachTime: true,
  },
  {
    rooms: 200,
    people: 3,
    quote: 'full',
    beside: ['ours', 'hocuspocus'],
    commonRate: 400,
    timesHocuspocus: 4,
    newRoomsEachTime: false,
  },
  {
    rooms: 1,
    people: 50,
    quote: 'full',
    beside: ['ours', 'hocuspocus'],
    commonRate: 800,
    timesHocuspocus: 2,
    newRoomsEachTime: true,
  },
];
/** More rates than are ever offered. */
const mostRates = 32;

const shareOfRelay = 0.6;
const laterThanRelayMs = 3;
/** Longer than a server may put off storing: Hocuspocus rewrites a document that is worked in every ten seconds. */
const seconds = 14;
/** Edits that one room's text has room for: at high rates it is full before the time is up, and ours refuses the rest. */
const fitInOneRoom = 215_000;
/** From here on the load is as busy as a process can be, and a server may be better than it looks. */
const busyLoad = 0.95;

interface Result {
  readonly highest: Fared | null;
  readonly common: Fared;
  readonly moderate: Fared | null;
}

type Results = Partial<Record<PeerName, Result>>;

/** In quotes of one kind. */
export async function benchThroughput(quote: QuoteName): Promise<Row[]> {
  const rows: Row[] = [];
  for (const load of loads.filter((each) => each.quote === quote)) {
    const { rooms, people, newRoomsEachTime } = load;
    const state = quotes[quote](people);
    const world = await makeWorld({ rooms: newRoomsEachTime ? rooms * mostRates : rooms, people, state });
    try {
      const results: Results = {};
      for (const name of load.beside) results[name] = await measure(name, load, world);
      rows.push(...table(load, results));
    } finally {
      await world.dispose();
    }
  }
  return rows;
}

async function measure(name: PeerName, load: Load, world: World): Promise<Result> {
  const peer = peers[name];
  const server = await launchPeer(peer, world);
  try {
    const sets = setsOf(world, load);
    const board = async (): Promise<Fleet> => {
      const rooms = sets.next().value;
      if (!rooms) throw new Error('there are no rooms left that nobody has been in');
      const fleet = await Fleet.board({ ...world, rooms }, peer.dialect, server.port);
      await warmUp(fleet);
      return fleet;
    };
    let fleet = await board();
    const at = async (rate: number): Promise<Fared> => {
      const untilFull = (fitInOneRoom * load.rooms) / rate;
      const fared = await offer(fleet, server, { rate, seconds: Math.min(seconds, untilFull) });
      if (load.newRoomsEachTime) {
        fleet.leave();
        fleet = await board();
      }
      return fared;
    };
    const moderate = load.moderateRate === undefined ? null : await at(load.moderateRate);
    const common = await at(load.commonRate);
    const highest = await highestRate(at);
    fleet.leave();
    return { moderate, common, highest };
  } finally {
    await server.stop();
  }
}

/** The world's rooms, as many at a time as the load has. */
function* setsOf(world: World, { rooms }: Load): Generator<World['rooms'], void> {
  for (let from = 0; from < world.rooms.length; from += rooms) yield world.rooms.slice(from, from + rooms);
}

function table({ rooms, people, quote, ...load }: Load, results: Results): Row[] {
  const where = `${rooms} × ${people}, ${quote} quotes`;
  return [
    ...each(results, (title, { highest }) => ({
      name: `${where}: highest rate with p99 < ${limitMs} ms, ${title}`,
      value: highest?.rate ?? 0,
      unit: 'edits/s',
      note: highest && highest.loadCpu > busyLoad ? 'the load could do no more' : undefined,
    })),
    ...timesPeer(where, results, 'hocuspocus', load.timesHocuspocus),
    ...timesPeer(where, results, 'relay', shareOfRelay),
    ...each(results, (title, { common }) => ({
      name: `${where}: processor time of an edit at ${load.commonRate}/s, ${title}`,
      value: common.cpuMicroseconds,
      unit: 'µs',
    })),
    ...latency(where, load.moderateRate, results),
  ];
}

/** How many times the peer's highest rate ours is. */
function timesPeer(where: string, results: Results, name: PeerName, least: number): Row[] {
  const { ours, [name]: peer } = results;
  if (!ours || !peer) return [];
  const value = (ours.highest?.rate ?? 0) / (peer.highest?.rate ?? 0);
  return [bounded({ name: `${where}: ours ÷ ${peers[name].title}`, value, unit: '×' }, 'at least', least)];
}

function latency(where: string, rate: number | undefined, results: Results): Row[] {
  const { ours, relay } = results;
  if (!ours?.moderate || !relay?.moderate) return [];
  return [
    ...(['p50', 'p99'] as const).flatMap((quantile) =>
      each(results, (title, { moderate }) => ({
        name: `${where} at ${rate}/s: edit to the slowest peer, ${quantile}, ${title}`,
        value: moderate?.[quantile] ?? Number.NaN,
        unit: 'ms',
      })),
    ),
    bounded(
      {
        name: `${where} at ${rate}/s: ours − bare relay, p50`,
        value: ours.moderate.p50 - relay.moderate.p50,
        unit: 'ms',
      },
      'at most',
      laterThanRelayMs,
    ),
  ];
}

function each(results: Results, row: (title: string, result: Result) => Row): Row[] {
  return peerNames.flatMap((name) => {
    const result = results[name];
    return result ? [row(peers[name].title, result)] : [];
  });
}
