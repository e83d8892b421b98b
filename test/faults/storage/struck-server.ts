/** Plays the script on a server whose disk is struck, starts it again, and plays the script to its end. */
import { join } from 'node:path';
import { type Product, startProduct } from '../../support/product.ts';
import { History, type HistoryEvent, readHistory } from '../history.ts';
import { tooLate, within } from '../within.ts';
import { type Disk, diskEnvironment, type Watch } from './disk/disk.ts';
import { failuresIn } from './disk/failures-in.ts';
import { type DiskRecord, readRecording } from './disk/recording.ts';
import { readEverything } from './read-everything.ts';
import { Script } from './script.ts';
import { comeIn, copyWorkplace, databaseIn, type People } from './workplace.ts';

/** How long a server may neither answer nor end before it counts as one that goes on, in milliseconds. */
export const patience = 20_000;

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

export interface Strike {
  readonly disk: Disk;
  readonly fault: Fault;
  readonly watch: Pick<Watch, 'without'>;
}

/** What is at hand while the disk is struck. */
export interface Stage {
  readonly product: Product;
  readonly people: People;
  readonly script: Script;
  readonly history: History;
  /** What the disk has done since. */
  records(): DiskRecord[];
  /** Notes how the server ends by itself, if it does within so many milliseconds. */
  noteEnd(milliseconds: number): Promise<void>;
}

/** In a new folder. `meanwhile` leaves the product killed and the disk healed. */
export async function playStruck(
  folder: string,
  { disk, fault, watch }: Strike,
  meanwhile: (stage: Stage) => Promise<void>,
): Promise<readonly HistoryEvent[]> {
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
    await meanwhile({
      product,
      people,
      script,
      history,
      records: () => readRecording(recording).slice(before),
      noteEnd: (milliseconds) => noteEnd(product, history, milliseconds),
    });
    await product.restart({});
    history.tell({ proc: 'operator', op: 'start', type: 'info' });
    await readEverything(history, product, workplace);
    await script.begin();
    await script.run(product.ended(), patience);
    await readEverything(history, product, workplace);
    return readHistory(history.path).sort((a, b) => a.t - b.t);
  } finally {
    script.end();
    await product.dispose();
  }
}

/** Puts the failures of the disk into the history, at the moments at which they were. */
export function tellFailures(
  history: History,
  records: readonly DiskRecord[],
): ReturnType<typeof failuresIn> {
  const failures = failuresIn(records);
  for (const failure of failures) history.repeat(failure);
  return failures;
}

async function noteEnd(product: Product, history: History, milliseconds: number): Promise<void> {
  const code = await within(milliseconds, product.ended());
  if (code === tooLate) return;
  history.tell({ proc: 'operator', op: 'ended', type: 'info', code, words: product.output() });
}
