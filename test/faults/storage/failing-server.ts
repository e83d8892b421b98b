/** Plays the script on a server whose disk fails at a given call, starts it again, and plays the script to its end. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Product, startProduct } from '../../support/product.ts';
import { History, type HistoryEvent, readHistory } from '../history.ts';
import { type Disk, diskEnvironment, type Watch } from './disk/disk.ts';
import { endFailures, type FailureOrder, orderFailures } from './disk/failures.ts';
import { type DiskRecord, readRecording } from './disk/recording.ts';
import { readEverything } from './read-everything.ts';
import { Script } from './script.ts';
import { comeIn, copyWorkplace, databaseIn } from './workplace.ts';

/** How long a server may take to end before it counts as one that goes on, in milliseconds. */
const patience = 5_000;

export interface FailingRun {
  readonly events: readonly HistoryEvent[];
  /** From the order on, until the server was started again. */
  readonly records: readonly DiskRecord[];
}

/** In a new folder. `order`: what fails, counted from the moment at which everybody has come in. */
export async function playWithFailures(
  folder: string,
  disk: Disk,
  order: FailureOrder,
  watch: Pick<Watch, 'without'>,
): Promise<FailingRun> {
  const workplace = await copyWorkplace(join(folder, 'data'));
  const [control, recording] = [join(folder, 'control'), join(folder, 'recording')];
  const history = new History(join(folder, 'history.jsonl'));
  const database = databaseIn(workplace.dataDir);
  const environment = diskEnvironment(disk, { ...watch, database, recording, control });
  const product = await startProduct(environment, { dataDir: workplace.dataDir });
  const people = await comeIn(product.url, workplace);
  const script = new Script(history, people, workplace);
  try {
    await script.begin();
    const before = readRecording(recording).length;
    orderFailures(control, order);
    await script.run(product.ended());
    const records = readRecording(recording).slice(before);
    const failures = failuresIn(records);
    for (const event of failures) history.repeat(event);
    if (failures.some(({ during }) => during === 'commit')) await noteEnd(product, history);
    script.pause();
    await product.kill();
    endFailures(control);
    await product.restart({});
    history.tell({ proc: 'operator', op: 'start', type: 'info' });
    await readEverything(history, product, workplace);
    await script.begin();
    await script.run(product.ended());
    await readEverything(history, product, workplace);
    return { events: readHistory(history.path).sort((a, b) => a.t - b.t), records };
  } finally {
    script.end();
    await product.dispose();
  }
}

/** Notes how the server ends by itself, if it does. */
async function noteEnd(product: Product, history: History): Promise<void> {
  const impatience = new AbortController();
  const code = await Promise.race([
    product.ended(),
    pause(patience, 'still there' as const, { signal: impatience.signal }).catch(
      () => 'still there' as const,
    ),
  ]);
  impatience.abort();
  if (code === 'still there') return;
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
