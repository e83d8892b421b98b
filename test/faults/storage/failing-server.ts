/** Plays the script on a server whose disk fails at a given call, starts it again, and plays the script to its end. */
import { join } from 'node:path';
import { type Product, startProduct } from '../../support/product.ts';
import { brokenPromises, checkHistory } from '../check-history.ts';
import { History, type HistoryEvent, readHistory } from '../history.ts';
import { brokenFailStop } from './check-fail-stop.ts';
import { brokenSends } from './check-sends.ts';
import { type Disk, diskEnvironment, type Watch } from './disk/disk.ts';
import { type DiskRecord, readRecording } from './disk/recording.ts';
import { readEverything } from './read-everything.ts';
import { Script } from './script.ts';
import { tooLate, within } from './within.ts';
import { comeIn, copyWorkplace, databaseIn } from './workplace.ts';

/** How long a server may neither answer nor end before it counts as one that goes on, in milliseconds. */
const patience = 5_000;

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
    await script.run(product.ended(), patience);
    const records = readRecording(recording).slice(before);
    const failures = failuresIn(records);
    for (const event of failures) history.repeat(event);
    if (failures.some(({ during }) => during === 'commit')) await noteEnd(product, history);
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

/** Notes how the server ends by itself, if it does. */
async function noteEnd(product: Product, history: History): Promise<void> {
  const code = await within(patience, product.ended());
  if (code === tooLate) return;
  history.tell({ proc: 'operator', op: 'ended', type: 'info', code, words: product.output() });
}

type DiskFailure = Extract<HistoryEvent, { op: 'disk-failure' }>;

/** A checkpoint syncs the log once more, though nothing was written to it since its last sync. */
function failuresIn(records: readonly DiskRecord[]): DiskFailure[] {
  const failures: DiskFailure[] = [];
  let isLogDirty = false;
  for (const record of records) {
    if (record.file === '-wal' && record.operation === 'write') isLogDirty = true;
    else if (record.file === '-wal' && record.operation === 'sync') isLogDirty = false;
    else if (record.operation === 'failure') {
      const isOfCommit = record.file === '-wal' && (isLogDirty || record.call === 'write');
      const during = isOfCommit ? 'commit' : 'checkpoint';
      failures.push({ t: record.t, proc: 'disk', op: 'disk-failure', type: 'info', during });
    }
  }
  return failures;
}
