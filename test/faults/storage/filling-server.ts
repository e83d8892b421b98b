/** Plays the script on a server whose disk is full for a while, and looks what is there after a kill. */
import { join } from 'node:path';
import { type Product, startProduct } from '../../support/product.ts';
import { readFresh } from '../editing-client.ts';
import { History, type HistoryEvent, readHistory } from '../history.ts';
import { type Disk, diskEnvironment, type Watch } from './disk/disk.ts';
import { failuresIn } from './disk/failures-in.ts';
import { readRecording } from './disk/recording.ts';
import { type Fault, noteEnd } from './failing-server.ts';
import { readEverything } from './read-everything.ts';
import { Script } from './script.ts';
import { comeIn, copyWorkplace, databaseIn, type People } from './workplace.ts';

/** How long what waits may take to be saved when there is room, in milliseconds. */
const patience = 20_000;

interface Filling {
  readonly disk: Disk;
  readonly fault: Fault;
  readonly watch: Pick<Watch, 'without'>;
  /** How long somebody waits before there is room again, in milliseconds. */
  readonly forMs: number;
}

/** In a new folder. */
export async function playWithFullDisk(
  folder: string,
  { disk, fault, watch, forMs }: Filling,
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
    if (!(await script.run(product.ended(), forMs))) await readMeanwhile(history, people);
    for (const failure of failuresIn(readRecording(recording).slice(before))) history.repeat(failure);
    fault.heal();
    history.tell({ proc: 'operator', op: 'heal', type: 'info' });
    await script.run(product.ended(), patience);
    await noteEnd(product, history, 0);
    script.pause();
    await product.kill();
    if (watch.without === undefined) await startFull(history, product, fault);
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

/** A start finds no room: it may do without, or says that there is none, and is gone until there is. */
async function startFull(history: History, product: Product, fault: Fault): Promise<void> {
  fault.strike();
  const words = await product.restart().then(
    () => '',
    (error) => String(error),
  );
  if (words !== '' && !/The disk of DATA_DIR .* is full/.test(words))
    history.tell({ proc: 'operator', op: 'ended', type: 'info', code: 1, words });
  await product.kill();
  fault.heal();
}

/** What somebody is shown who comes while the disk is full. */
async function readMeanwhile(history: History, { writers, sender }: People): Promise<void> {
  try {
    const texts = await Promise.all([readFresh(writers[0]), readFresh(sender)]);
    history.tell({ proc: 'reader', op: 'read', type: 'ok', value: texts.flat() });
  } catch {
    history.tell({ proc: 'reader', op: 'unread', type: 'fail' });
  }
}
