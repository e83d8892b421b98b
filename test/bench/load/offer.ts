/** Offers a server a steady load, whether it keeps up or not, and says how it fared. */
import { quantile } from '../figures.ts';
import type { ServerProcess } from '../peers/server-process.ts';
import { pseudoRandom } from '../world/bench-quote.ts';
import type { Fleet } from './fleet.ts';
import type { Member } from './member.ts';

export interface Fared {
  /** Edits per second that were offered. */
  readonly rate: number;
  /** Edits per second that everybody had in the end: below the offer, it is what the server can get through at all. */
  readonly achieved: number;
  /** Milliseconds from when an edit was due to when the slowest peer had it. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Milliseconds from when an edit was due to when its author read that it is saved. */
  readonly saved: { readonly p50: number; readonly p95: number; readonly p99: number };
  /** The server's, of all its threads, per edit. */
  readonly cpuMicroseconds: number;
  /** How much of one core the load itself took: near 1, it is the load that could not do more. */
  readonly loadCpu: number;
}

export interface Offer {
  /** Edits per second, of all people together. */
  readonly rate: number;
  readonly seconds: number;
  /** Seconds of work that may be undone before it is broken off. */
  readonly patience?: number;
}

/** What happens in the first part of a step is not counted: it is another rate's aftermath. */
const warmUpShare = 0.25;
/** An offer that leaves so many seconds of work undone is broken off where nothing else is said: the server does not keep up. */
const hopelessSeconds = 1;
const drainMs = 10_000;

export async function offer(
  fleet: Fleet,
  server: ServerProcess,
  { rate, seconds, patience }: Offer,
): Promise<Fared> {
  const { ledger } = fleet;
  const first = ledger.count;
  for (const member of fleet.members) member.prepare(Math.ceil((rate * seconds) / fleet.members.length));
  const before = await server.usage();
  const own = process.cpuUsage();
  const start = performance.now();
  await send(fleet, { rate, seconds, start, ...(patience !== undefined && { patience }) });
  await drained(fleet);
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(own);
  const after = await server.usage();
  const sent = ledger.count - first;
  const counted = first + Math.floor(warmUpShare * sent);
  const delays = ledger.delays(counted);
  const isWhole = sent === Math.floor(rate * seconds);
  return {
    rate,
    achieved: (sent - ledger.open) / (elapsed / 1_000),
    ...percentiles(delays),
    ...(!isWhole && { p95: Number.POSITIVE_INFINITY, p99: Number.POSITIVE_INFINITY }),
    saved: percentiles(ledger.savedAfter(counted)),
    cpuMicroseconds: (after.cpuMicroseconds - before.cpuMicroseconds) / sent,
    loadCpu: (user + system) / 1_000 / elapsed,
  };
}

const percentiles = (delays: readonly number[]) => ({
  p50: quantile(delays, 0.5),
  p95: quantile(delays, 0.95),
  p99: quantile(delays, 0.99),
});

/** Has everybody do something, so that what a server does once per room and once per process has been done. */
export async function warmUp(fleet: Fleet): Promise<void> {
  const start = performance.now();
  for (let round = 0; round < 3; round += 1) {
    for (const member of fleet.members) member.edit(start);
    await drained(fleet);
  }
}

/** Everybody in turn, in an order that mixes the rooms, until it is done, stopped or hopeless. */
export function send(
  fleet: Fleet,
  {
    rate,
    seconds,
    patience = hopelessSeconds,
    start = performance.now(),
    signal,
  }: Offer & { start?: number; signal?: AbortSignal },
): Promise<void> {
  const order = shuffled(fleet.members);
  const total = Math.floor(rate * seconds);
  let sent = 0;
  return new Promise((resolve) => {
    const turn = (): void => {
      const isDue = Math.min(total, Math.floor(((performance.now() - start) / 1_000) * rate));
      for (; sent < isDue; sent += 1) order[sent % order.length]?.edit(start + (sent / rate) * 1_000);
      if (sent >= total || signal?.aborted || fleet.ledger.open > rate * patience) resolve();
      else setTimeout(turn, 1);
    };
    turn();
  });
}

/** Resolves when everybody has seen everything, or when that will not happen any more. */
async function drained(fleet: Fleet): Promise<void> {
  const until = performance.now() + drainMs;
  while (fleet.ledger.open > 0 && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function shuffled(members: readonly Member[]): Member[] {
  const random = pseudoRandom(11);
  return members
    .map((member) => ({ member, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => member);
}
