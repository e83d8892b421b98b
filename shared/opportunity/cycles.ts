/** What the events of a deal say of each of its cycles: one attempt each, from the gate to its end. */
import type { Instant, IsoDate } from '../time.ts';
import { type Stage, type StageEventType, stageSteps } from './stages.ts';

export interface CycleEvent {
  readonly type: StageEventType;
  readonly at: Instant;
  /** Of a sending: both sides had found ready what went; `null` or absent: it was not kept. */
  readonly isReady?: boolean | null;
  /** Of the beginning of a cycle. */
  readonly gate?: GateAnswers;
}

export interface GateAnswers {
  /** Decimal string in major units; the low end of a range. */
  readonly value?: string;
  readonly expectedClose?: IsoDate;
}

/** Every stage a cycle came to, in order, with when; the last one is where it is. */
export type CyclePath = readonly { readonly stage: Stage; readonly at: Instant }[];

/** What has to be known of a cycle's events: all else that they say of it follows. */
export interface CycleCourse {
  /** 1, 2, 3 … per deal. */
  readonly cycle: number;
  /** Never empty. */
  readonly path: CyclePath;
  /** A later cycle took the deal up again. */
  readonly wasRevived: boolean;
  /** The buyer changed something in the quote before it was first sent. */
  readonly isCoDesigned: boolean;
  /** Both sides had found ready what was sent last; `null`: nothing was sent, or nobody knows. */
  readonly isSentReady: boolean | null;
  readonly gate: GateAnswers;
}

/** In order. */
export function cyclesIn(events: readonly CycleEvent[]): CycleCourse[] {
  const steps = [...stageSteps(events)];
  const starts = steps.flatMap(({ event: { type } }, i) =>
    type === 'identified' || type === 'revived' ? [i] : [],
  );
  return starts.flatMap((from, nth) => {
    const own = steps.slice(from, starts[nth + 1]);
    const path = withoutRescinded(pathOf(own));
    if (path.length === 0) return [];
    const engaged = own.findIndex(({ event: { type } }) => type === 'buyer_engaged');
    const sends = own.filter((step, i) => isSend(step) && !isUndone(own.slice(i + 1)));
    const [first] = sends;
    const sent = first ? own.indexOf(first) : -1;
    return [
      {
        cycle: nth + 1,
        path,
        wasRevived: nth + 1 < starts.length,
        isCoDesigned: engaged >= 0 && (sent < 0 || engaged < sent),
        isSentReady: sends.at(-1)?.event.isReady ?? null,
        gate: own[0]?.event.gate ?? {},
      },
    ];
  });
}

interface Step {
  readonly event: CycleEvent;
  readonly before: Stage | null;
  readonly after: Stage | null;
}

const isSend = ({ event: { type } }: Step): boolean => type === 'quote_sent';

/** Whether a send was taken back, by what came after it: then nobody was told, and it was none. */
const isUndone = (later: readonly Step[]): boolean =>
  later.find((step) => isSend(step) || step.event.type === 'send_undone')?.event.type === 'send_undone';

function pathOf(steps: readonly Step[]): CyclePath {
  const path: CyclePath[number][] = [];
  for (const { before, after, event } of steps) {
    if (after === null || after === before) continue;
    if (event.type === 'send_undone') while (path.length > 1 && path.at(-1)?.stage !== after) path.pop();
    if (path.at(-1)?.stage !== after) path.push({ stage: after, at: event.at });
  }
  return path;
}

/** What was won and taken back was not won: the path goes on as if it had not been. */
function withoutRescinded(path: CyclePath): CyclePath {
  const held = path.filter(({ stage }, nth) => stage !== 'won' || nth === path.length - 1);
  return held.filter(({ stage }, nth) => stage !== held[nth - 1]?.stage);
}

export interface CycleEnds {
  readonly startedAt: Instant;
  readonly outcome: 'won' | 'lost' | null;
  /** `null`: it is open. */
  readonly endedAt: Instant | null;
}

/** Throws for a path without a stage: no cycle has one. */
export function endsOf(path: CyclePath): CycleEnds {
  const [first, last] = [path[0], path.at(-1)];
  if (!first || !last) throw new Error('Every cycle begins in a stage');
  const outcome = last.stage === 'won' || last.stage === 'lost' ? last.stage : null;
  return { startedAt: first.at, outcome, endedAt: outcome && last.at };
}
