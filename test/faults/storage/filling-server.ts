/** A server whose disk is full for a while. */
import type { Product } from '../../support/product.ts';
import { readFresh } from '../editing-client.ts';
import type { History, HistoryEvent } from '../history.ts';
import { type Fault, patience, playStruck, type Strike, tellFailures } from './struck-server.ts';
import type { People } from './workplace.ts';

interface Filling extends Strike {
  /** How long somebody waits before there is room again, in milliseconds. */
  readonly forMs: number;
}

/** In a new folder. */
export function playWithFullDisk(folder: string, filling: Filling): Promise<readonly HistoryEvent[]> {
  const { fault, watch, forMs } = filling;
  return playStruck(folder, filling, async (stage) => {
    const { product, people, script, history } = stage;
    if (!(await script.run(product.ended(), forMs))) await readMeanwhile(history, people);
    tellFailures(history, stage.records());
    fault.heal();
    history.tell({ proc: 'operator', op: 'heal', type: 'info' });
    await script.run(product.ended(), patience);
    await stage.noteEnd(0);
    script.pause();
    await product.kill();
    if (watch.without === undefined) await startFull(history, product, fault);
  });
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
