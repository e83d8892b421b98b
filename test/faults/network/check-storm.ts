import { brokenPromises, checkHistory } from '../check-history.ts';
import type { HistoryEvent } from '../history.ts';

const backWithinMs = 30_000;
const mostTries = 10;
/** Within a second, however many knock. */
const mostHandshakes = 300;
/** Of all clients, how many may try within a tenth of a second. In lockstep all do. */
const mostAtOnce = 0.5;
/** Over what the server took before the kill. */
const mostMemory = 2;

export interface StormFigures {
  /** After the kill. */
  readonly lastSyncedMs: number;
  readonly mostTries: number;
  /** Tries within 100 ms, and sockets that opened within a second, where they are densest. */
  readonly triesAtOnce: number;
  readonly handshakesPerSecond: number;
  readonly steadyBytes: number;
  readonly peakBytes: number;
}

/** Judges a history in which all clients were cut off by one kill: whether they came back, and how. */
export function checkStorm(events: readonly HistoryEvent[], clients: number): string[] {
  const figures = stormFigures(events);
  const { lastSyncedMs, triesAtOnce, steadyBytes, peakBytes } = figures;
  const back = new Set(after(events, 'synced').map(({ proc }) => proc)).size;
  return [
    ...brokenPromises(checkHistory(events)),
    ...events.flatMap((event) =>
      event.op === 'refused' ? [`${event.proc} was refused: ${event.code}`] : [],
    ),
    back === clients ? '' : `${clients - back} clients of ${clients} never came back`,
    lastSyncedMs <= backWithinMs ? '' : `The last client was back ${lastSyncedMs} ms after the kill`,
    figures.mostTries <= mostTries ? '' : `A client tried ${figures.mostTries} times`,
    figures.handshakesPerSecond <= mostHandshakes
      ? ''
      : `${figures.handshakesPerSecond} clients were let in within a second`,
    triesAtOnce <= clients * mostAtOnce
      ? ''
      : `${triesAtOnce} clients of ${clients} tried in the same moment`,
    peakBytes <= steadyBytes * mostMemory
      ? ''
      : `The server took ${peakBytes} bytes, and ${steadyBytes} before`,
  ].filter((failure) => failure !== '');
}

export function stormFigures(events: readonly HistoryEvent[]): StormFigures {
  const killedAt = killOf(events);
  const tries = after(events, 'try');
  const perClient = Map.groupBy(tries, ({ proc }) => proc);
  const memory = (fits: (t: number) => boolean): number =>
    Math.max(0, ...events.flatMap((event) => (event.op === 'memory' && fits(event.t) ? [event.bytes] : [])));
  return {
    lastSyncedMs: Math.round(Math.max(0, ...firstOfEach(after(events, 'synced'))) - killedAt),
    mostTries: Math.max(0, ...[...perClient.values()].map(({ length }) => length)),
    triesAtOnce: densest(times(tries), 100),
    handshakesPerSecond: densest(times(after(events, 'open')), 1_000),
    steadyBytes: memory((t) => t < killedAt),
    peakBytes: memory((t) => t >= killedAt),
  };
}

const killOf = (events: readonly HistoryEvent[]): number => events.find(({ op }) => op === 'kill')?.t ?? 0;

const times = (events: readonly HistoryEvent[]): number[] => events.map(({ t }) => t);

function after(events: readonly HistoryEvent[], op: HistoryEvent['op']): HistoryEvent[] {
  const killedAt = killOf(events);
  return events.filter((event) => event.op === op && event.t >= killedAt);
}

function firstOfEach(events: readonly HistoryEvent[]): number[] {
  return [...Map.groupBy(events, ({ proc }) => proc).values()].map(([first]) => first?.t ?? 0);
}

/** The largest number of moments that lie within a span of that length. */
function densest(moments: readonly number[], span: number): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let from = 0;
  let most = 0;
  sorted.forEach((moment, index) => {
    while (moment - (sorted[from] ?? moment) >= span) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}
