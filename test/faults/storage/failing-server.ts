/** Plays the script on a server whose disk fails at a given call, starts it again, and plays the script to its end. */
import { join } from 'node:path';
import { type Product, startProduct } from '../../support/product.ts';
import { brokenPromises, checkHistory } from '../check-history.ts';
import { History, type HistoryEvent, readHistory } from '../history.ts';
import { tooLate, within } from '../within.ts';
import { brokenFailStop } from './check-fail-stop.ts';
import { brokenSends } from './check-sends.ts';
import { type Disk, diskEnvironment, type Watch } from './disk/disk.ts';
import { failuresIn } from './disk/failures-in.ts';
import { type DiskRecord, readRecording } from './disk/recording.ts';
import { readEverything } from './read-everything.ts';
import { Script } from './script.ts';
import { comeIn, copyWorkplace, databaseIn } from './workplace.ts';

/** How long a server may neither answer nor end before it counts as one that goes on, in milliseconds. */
const patience = 20_000;

/** The same where it has answered everything: it could end no later. */
const lastMoment = 1_000;

/** What goes wrong with the disk, and comes right again. */
export interface Fault {
  /** Where the data of the run are to lie; nothing is there yet. */
  readonly dataDir: string;
  /** An orders' file, if calls are to fail by order. */
  readonly control?: string;
  /** Everybody has come in. */
  strike(): void;
  /** The server is no more. */
  heal(): void;
}

export interface FailingRun {
  readonly events: readonly HistoryEvent[];
  /** From the strike on, until the server was started again. */
  readonly records: readonly DiskRecord[];
}

/** In a new folder. */
export async function playWithFailures(
  folder: string,
  disk: Disk,
  fault: Fault,
  watch: Pick<Watch, 'without'>,
): Promise<FailingRun> {
  const workplace = await copyWorkplace(fault.dataDir);
  const database = databaseIn(workplace.dataDir);
  const recording = join(folder, 'recording');
  const history = new History(join(folder, 'history.jsonl'));
  const { control } = fault;
  const watched = { ...watch, database, recording, ...(control ? { control } : {}) };
  const product = await startProduct(diskEnvironment(disk, watched), { dataDir: workplace.dataDir });
  const people = await comeIn(product.url, workplace);
  const script = new Script(history, people, workplace);
  try {
    await script.begin();
    const before = readRecording(recording).length;
    fault.strike();
    const isDone = await script.run(product.ended(), patience);
    const records = readRecording(recording).slice(before);
    const failures = failuresIn(records);
    for (const event of failures) history.repeat(event);
    if (failures.some(({ during }) => during === 'commit')) {
      await noteEnd(product, history, isDone ? lastMoment : patience);
    }
    script.pause();
    await product.kill();
    fault.heal();
    await product.restart({});
    history.tell({ proc: 'operator', op: 'start', type: 'info' });
    await readEverything(history, product, workplace);
    await script.begin();
    await script.run(product.ended(), patience);
    await readEverything(history, product, workplace);
    return { events: readHistory(history.path).sort((a, b) => a.t - b.t), records };
  } finally {
    script.end();
    await product.dispose();
  }
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

/** Notes how the server ends by itself, if it does within so many milliseconds. */
export async function noteEnd(product: Product, history: History, milliseconds: number): Promise<void> {
  const code = await within(milliseconds, product.ended());
  if (code === tooLate) return;
  history.tell({ proc: 'operator', op: 'ended', type: 'info', code, words: product.output() });
}
