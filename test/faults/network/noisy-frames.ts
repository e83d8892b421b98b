/** Frames that come twice, late, in another order, and again after a restart. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { create, real53 } from 'lib0/prng';
import { WebSocket } from 'ws';
import { type Product, startProduct } from '../../support/product.ts';
import { type History, readHistory } from '../history.ts';
import type { Progress, Scenario } from '../scenario.ts';
import { withHistory } from '../with-history.ts';
import { startAppendingServer } from './appending-server.ts';
import { authorsOnDisk } from './authors.ts';
import { checkNoisy } from './check-noisy.ts';
import { type Entrance, enterAsSeller, enterByLink, enterInvited } from './entrances.ts';
import { lookIn } from './newcomer.ts';
import { layNoisyLine, type NoisyLine } from './noisy-line.ts';
import { replay } from './replay.ts';
import { TypingSession } from './typing-session.ts';

const names = ['anna', 'erik', 'sara'];
/** Every so many words somebody connects anew, so that first syncs meet the noise as well. */
const wordsPerReconnect = 20;
/** How long honest people may take to come to rest once their lines are quiet. */
const patienceMs = 20_000;
const controlWords = 40;

interface Person {
  readonly typing: TypingSession;
  readonly line: NoisyLine;
  readonly entrance: Entrance;
}

export const noisyFrames: Scenario = {
  name: 'frames repeated, swapped and replayed (a round: a word of each of three people)',
  promises: 'I-15, I-26',
  rounds: { smoke: 60, full: 1_500 },
  run: (rounds, seed, progress) =>
    withHistory(async (history) => {
      const random = seeded(seed);
      const product = await startProduct();
      const people: Person[] = [];
      try {
        const quote = await enterByLink(product.url, product.links().buyer);
        people.push(...(await enter(product.url, quote.quoteId, history, random)));
        await type(people, Math.ceil(rounds / 2), random, progress);
        const recorded = people.map(({ line }) => line.sessions.map((session) => [...session]));
        await product.stop();
        await product.restart();
        for (const { typing } of people) typing.reconnect();
        await Promise.all(people.map(({ typing }) => typing.untilSaved()));
        const replayed = Promise.all(people.map((_, index) => replayAll(people, recorded, index)));
        await type(people, Math.floor(rounds / 2), random, (done) => progress(done + rounds / 2));
        const counts = await replayed;
        await comeToRest(people, history);
        await lookIn(quote, history);
        for (const { typing } of people) typing.destroy();
        await tellAuthors(product, quote.quoteId, history);
        return {
          failures: checkNoisy(readHistory(history.path)),
          figures: {
            words: rounds * names.length,
            'frames replayed': counts.reduce((sum, count) => sum + count, 0),
          },
        };
      } finally {
        for (const { typing, line } of people) {
          typing.destroy();
          line.close();
        }
        await product.dispose();
      }
    }),
  controlFinds: /is there more than once/,
  control: (seed) =>
    withHistory(
      async (history) => {
        await typeIntoAppender(history, seeded(seed));
        return { failures: checkNoisy(readHistory(history.path)), figures: { words: controlWords } };
      },
      { keep: false },
    ),
};

function seeded(seed: number): () => number {
  const generator = create(seed);
  return () => real53(generator);
}

/** Everybody by a line of their own, which is noisy from the moment they are in. */
async function enter(
  url: string,
  quoteId: string,
  history: History,
  random: () => number,
): Promise<Person[]> {
  const seller = await enterAsSeller(url);
  const people: Person[] = [];
  for (const name of names) {
    const entrance = await enterInvited(url, seller, quoteId, name);
    const line = await layNoisyLine(url, random);
    people.push({ typing: new TypingSession(name, { ...entrance, url: line.url }, history), line, entrance });
  }
  await Promise.all(people.map(({ typing }) => typing.untilSaved()));
  for (const { line } of people) line.isNoisy = true;
  return people;
}

async function type(
  people: readonly Person[],
  words: number,
  random: () => number,
  progress: Progress,
): Promise<void> {
  for (let round = 1; round <= words; round += 1) {
    for (const { typing } of people) typing.type();
    if (round % wordsPerReconnect === 0) people[Math.floor(random() * people.length)]?.typing.reconnect();
    await pause(random() * 20);
    if (round % 100 === 0) progress(round);
  }
}

/** Everything that was sent before, once by whom it is from and once by somebody else. Resolves to how many frames. */
async function replayAll(
  people: readonly Person[],
  recorded: readonly (readonly (readonly Uint8Array[])[])[],
  index: number,
): Promise<number> {
  let count = 0;
  for (const person of [people[index], people[(index + 1) % people.length]]) {
    for (const session of recorded[index] ?? []) {
      if (person) await replay(person.entrance, session);
      count += session.length;
    }
  }
  return count;
}

/** From now on nothing is held or repeated. Tells what each holds when it has all, or when patience ends. */
async function comeToRest(people: readonly Person[], history: History): Promise<void> {
  for (const { line } of people) line.isNoisy = false;
  const all = people.reduce((sum, { typing }) => sum + typing.typed, 0);
  const atRest = people.map(({ typing }) =>
    typing.until(({ saving, waiting }) => {
      return saving === 'saved' && waiting === 0 && new Set(typing.words).size >= all;
    }),
  );
  await Promise.race([Promise.all(atRest), pause(patienceMs, undefined, { ref: false })]);
  for (const { typing } of people) {
    history.tell({ proc: typing.name, op: 'read', type: 'ok', value: typing.words });
  }
}

async function tellAuthors(product: Product, quoteId: string, history: History): Promise<void> {
  await product.stop();
  const value = await authorsOnDisk(product.dataDir, quoteId);
  history.tell({ proc: 'disk', op: 'authors', type: 'ok', value });
}

async function typeIntoAppender(history: History, random: () => number): Promise<void> {
  const server = await startAppendingServer();
  const line = await layNoisyLine(server.url, random);
  const socket = new WebSocket(line.url.replace('http', 'ws'));
  await once(socket, 'open');
  line.isNoisy = true;
  for (let made = 1; made <= controlWords; made += 1) {
    const key = `[anna-${made}]`;
    history.tell({ proc: 'anna', op: 'edit', type: 'invoke', key });
    socket.send(Buffer.from(key));
  }
  while (new Set(server.words).size < controlWords) await pause(10);
  history.tell({ proc: 'reader', op: 'read', type: 'ok', value: server.words });
  line.close();
  server.close();
}
