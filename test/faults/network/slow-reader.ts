/** One of twenty in a room stops reading while much is said. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { type Product, startProduct } from '../../support/product.ts';
import { openProvider, type TestProvider } from '../../support/room-provider.ts';
import { wordsIn } from '../editing-client.ts';
import { type History, readHistory } from '../history.ts';
import { watchMemory } from '../memory-of.ts';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { withHistory } from '../with-history.ts';
import { checkSlowReader, growthBytes, seenWithinMs } from './check-slow-reader.ts';
import { enterAsSeller, enterByLink } from './entrances.ts';
import { startRelayProcess } from './relay-process.ts';
import { TalkativeWriter } from './talkative-writer.ts';

const readers = 19;
/** How long the slow one may take to have everything once it reads again. */
const patienceMs = 60_000;
const megabyte = 1_000_000;
const controlMegabytes = 50;

export const slowReader: Scenario = {
  name: 'one of twenty stops reading (a round: a megabyte to each)',
  promises: 'I-13, I-14, I-15',
  rounds: { smoke: 12, full: 50 },
  run: (megabytes, _seed, progress) =>
    withHistory(async (history) => {
      const product = await startProduct();
      const stopWatching = watchMemory('server', () => product.pid, history);
      const { writer, others, slow } = await enter(product, history);
      try {
        // First everybody reads, so that it is known what the traffic itself takes.
        await write(writer, megabytes, () => {});
        await Promise.all([...others, slow].map((reader) => untilHas(reader, writer)));
        stopReading(slow, history);
        const gone = untilGone(slow, others, history);
        await write(writer, megabytes, progress);
        await Promise.all(others.map((reader) => untilHas(reader, writer)));
        for (const [index, reader] of others.entries()) tellRead(`reader ${index}`, reader, history);
        await Promise.race([gone, pause(patienceMs, null, { ref: false })]);
        const lacked = writer.written - wordsIn(slow.doc).length;
        readAgain(slow, history);
        const hasAll = untilHas(slow, writer).then(() => true);
        if (await Promise.race([hasAll, pause(patienceMs, false, { ref: false })])) {
          tellRead('slow', slow, history);
        }
        return verdict(history, { 'edits that the slow one lacked': lacked });
      } finally {
        stopWatching();
        for (const client of [...others, slow]) client.destroy();
        writer.destroy();
        await product.dispose();
      }
    }),
  controlFinds: /while one reader stood still/,
  control: () => withHistory(floodRelay, { keep: false }),
};

async function enter({ url, links }: Product, history: History) {
  const { quoteId, cookie } = await enterByLink(url, links().buyer);
  const writer = new TalkativeWriter({ url, quoteId, cookie: await enterAsSeller(url) }, history);
  const clients = Array.from({ length: readers }, () => openProvider({ url, quoteId, cookie }));
  const [slow, witness, ...others] = clients;
  if (!slow || !witness) throw new Error('there are too few readers');
  await Promise.all([writer.untilSaved(), ...clients.map((client) => client.untilSaved())]);
  witness.doc.on('update', () => writer.seen(wordsIn(witness.doc)));
  return { writer, others: [witness, ...others], slow };
}

async function write(writer: TalkativeWriter, megabytes: number, progress: Progress): Promise<void> {
  for (let done = 1; done <= megabytes; done += 1) {
    await writer.write(megabyte);
    progress(done);
  }
}

function untilHas(reader: TestProvider, writer: TalkativeWriter): Promise<void> {
  return reader.until(() => wordsIn(reader.doc).length >= writer.written);
}

function tellRead(proc: string, { doc }: TestProvider, history: History): void {
  history.tell({ proc, op: 'read', type: 'ok', value: wordsIn(doc) });
}

/** Its system goes on acknowledging until its buffers are full; nobody takes anything out of them. */
function stopReading({ provider }: TestProvider, history: History): void {
  socketOf(provider)?.pause();
  history.tell({ proc: 'slow', op: 'stall', type: 'info' });
}

function readAgain({ provider }: TestProvider, history: History): void {
  history.tell({ proc: 'slow', op: 'heal', type: 'info' });
  socketOf(provider)?.resume();
}

/** Its caret stands where the others see it for as long as its socket is open. */
async function untilGone(
  slow: TestProvider,
  [witness]: readonly TestProvider[],
  history: History,
): Promise<void> {
  await witness?.until(() => !witness.provider.awareness.getStates().has(slow.doc.clientID));
  history.tell({ proc: 'slow', op: 'gone', type: 'info' });
}

/** The provider was given a socket of Node's and believes it to be a browser's. */
const socketOf = ({ ws }: TestProvider['provider']): WebSocket | null => ws as unknown as WebSocket | null;

/** How much later the others may see an edit while one stands still. */
const mostSlower = 1.3;

function verdict(history: History, figures: Outcome['figures']): Outcome {
  const events = readHistory(history.path);
  const { before, meanwhile } = seenWithinMs(events);
  return {
    failures: checkSlowReader(events),
    figures: {
      ...figures,
      'server grew by MB': Math.round(growthBytes(events) / megabyte),
      'others saw 95 % within ms, before': Math.round(before),
      meanwhile: Math.round(meanwhile),
      // A figure of the machine's too, so it is told and decides nothing.
      'at most 1.3 times as long': meanwhile <= before * mostSlower ? 'met' : 'NOT MET',
    },
  };
}

async function floodRelay(history: History): Promise<Outcome> {
  const relay = await startRelayProcess();
  const stopWatching = watchMemory('server', () => relay.pid, history);
  const [writer, reader, slow] = ['writer', 'reader', 'slow'].map(() => new WebSocket(relay.address));
  if (!writer || !reader || !slow) throw new Error('there are three of them');
  try {
    await Promise.all([writer, reader, slow].map((socket) => once(socket, 'open')));
    let received = 0;
    reader.on('message', (data: Buffer) => {
      received += data.byteLength;
    });
    const flood = async (megabytes: number): Promise<void> => {
      for (let sent = 0; sent < megabytes; sent += 1) {
        const all = received + megabyte;
        writer.send(new Uint8Array(megabyte));
        while (received < all) await once(reader, 'message');
      }
      // So long that what is taken then is measured.
      await pause(300);
    };
    await flood(2);
    slow.pause();
    history.tell({ proc: 'slow', op: 'stall', type: 'info' });
    await flood(controlMegabytes);
    // What comes of the slow one in the end is not what fails here.
    history.tell({ proc: 'reader', op: 'read', type: 'ok', value: [] });
    history.tell({ proc: 'slow', op: 'gone', type: 'info' });
    history.tell({ proc: 'slow', op: 'heal', type: 'info' });
    history.tell({ proc: 'slow', op: 'read', type: 'ok', value: [] });
    return verdict(history, {});
  } finally {
    stopWatching();
    for (const socket of [writer, reader, slow]) socket.terminate();
    await relay.close();
  }
}
