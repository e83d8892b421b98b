/** A server whose disk fails at a given call. */
import { brokenPromises, checkHistory } from '../check-history.ts';
import type { HistoryEvent } from '../history.ts';
import { brokenFailStop } from './check-fail-stop.ts';
import { brokenSends } from './check-sends.ts';
import type { DiskRecord } from './disk/recording.ts';
import { patience, playStruck, type Strike, tellFailures } from './struck-server.ts';

/** How long one may still go on that has answered everything, in milliseconds: it could end no later. */
const lastMoment = 1_000;

export interface FailingRun {
  readonly events: readonly HistoryEvent[];
  /** From the strike on, until the server was started again. */
  readonly records: readonly DiskRecord[];
}

/** In a new folder. */
export async function playWithFailures(folder: string, strike: Strike): Promise<FailingRun> {
  let seen: readonly DiskRecord[] = [];
  const events = await playStruck(folder, strike, async (stage) => {
    const { product, script, history } = stage;
    const isDone = await script.run(product.ended(), patience);
    seen = stage.records();
    const failures = tellFailures(history, seen);
    if (failures.some(({ during }) => during === 'commit'))
      await stage.noteEnd(isDone ? lastMoment : patience);
    script.pause();
    await product.kill();
    strike.fault.heal();
  });
  return { events, records: seen };
}

/** One sentence per broken promise. */
export function broken({ events }: FailingRun): string[] {
  return [...brokenPromises(checkHistory(events)), ...brokenSends(events), ...brokenFailStop(events)];
}

/** How long the server went on after its disk had failed in a commit, in milliseconds; 0 where neither happened. */
export function timeToEnd({ events }: FailingRun): number {
  const failed = events.find((event) => event.op === 'disk-failure' && event.during === 'commit');
  const ended = events.find(({ op }) => op === 'ended');
  return failed && ended ? ended.t - failed.t : 0;
}
