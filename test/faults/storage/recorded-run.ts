/** One run of the product under load, with everything that it did to its database files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type PRNG, real53 } from 'lib0/prng';
import { type Product, startProduct } from '../../support/product.ts';
import { EditingClient } from '../editing-client.ts';
import { History, type HistoryEvent, readHistory } from '../history.ts';
import type { Files } from './disk/crash-image.ts';
import { type Disk, diskEnvironment, type Watch } from './disk/disk.ts';
import { type DiskRecord, readRecording } from './disk/recording.ts';
import { SendingSeller } from './sending-seller.ts';
import { comeIn, copyWorkplace, databaseIn, preparedWorkplace, type Workplace } from './workplace.ts';

export interface RecordedRun {
  readonly workplace: Workplace;
  /** Before the server started. */
  readonly base: Files;
  readonly records: readonly DiskRecord[];
  readonly events: readonly HistoryEvent[];
}

export interface Load {
  /** By three people, at the same time as the sends. */
  readonly edits: number;
  readonly sends: number;
}

/** Ends with kill -9, so that nothing is put in order at the end. */
export async function recordRun(
  folder: string,
  load: Load,
  random: PRNG,
  disk: Disk,
  watch: Pick<Watch, 'without'>,
): Promise<RecordedRun> {
  const prepared = await preparedWorkplace();
  const workplace = await copyWorkplace(join(folder, 'run'));
  const database = databaseIn(workplace.dataDir);
  const recording = join(folder, 'recording');
  const history = new History(join(folder, 'history.jsonl'));
  const environment = diskEnvironment(disk, { ...watch, database, recording });
  const product = await startProduct(environment, { dataDir: workplace.dataDir });
  try {
    await work(product, workplace, history, load, random);
  } finally {
    await product.dispose();
  }
  return {
    workplace,
    base: new Map(['', '-wal'].map((file) => [file, readFileSync(databaseIn(prepared.dataDir) + file)])),
    records: readRecording(recording),
    events: readHistory(history.path),
  };
}

async function work(
  product: Product,
  workplace: Workplace,
  history: History,
  load: Load,
  random: PRNG,
): Promise<void> {
  const { seller, writers, sender } = await comeIn(product.url, workplace);
  const [sellersDoor, buyersDoor] = writers;
  const clients = [
    new EditingClient('anna', history, buyersDoor),
    new EditingClient('erik', history, sellersDoor),
    new EditingClient('sara', history, buyersDoor),
  ];
  const author = new EditingClient('lars', history, sender);
  try {
    for (const client of [...clients, author]) client.connect();
    await Promise.all([...clients, author].map((client) => client.untilReady()));
    const write = async (client: EditingClient): Promise<void> => {
      for (let made = 0; made < load.edits / clients.length; made += 1) {
        client.edit();
        await pause(real53(random) * 12);
      }
      await client.untilAllAcknowledged();
    };
    const send = async (): Promise<void> => {
      const sending = new SendingSeller(history, seller, workplace.sent);
      for (let made = 0; made < load.sends; made += 1) {
        author.edit();
        await author.untilAllAcknowledged();
        if (!(await sending.send(await sending.intend()))) throw new Error('a send was refused');
        await sending.reopen();
      }
    };
    await Promise.all([...clients.map(write), send()]);
  } finally {
    for (const client of [...clients, author]) client.destroy();
  }
}
