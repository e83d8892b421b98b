/** A document is folded and forgotten while the last one leaves it and the next one comes in. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { create, real53 } from 'lib0/prng';
import { brokenPromises, checkHistory } from '../check-history.ts';
import { History, readHistory } from '../history.ts';
import { type Entrance, enterAsSeller, openQuote } from '../network/entrances.ts';
import { lookIn } from '../network/newcomer.ts';
import { StormClient } from '../network/storm-client.ts';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { inScratchFolder } from '../scratch.ts';
import { startEagerProcess } from '../storage/eager-process.ts';
import { startObserved } from './observed-process.ts';

const lanes = ['a', 'b', 'c', 'd'];
/** Everything in a race happens within this of what came before. */
const longestPauseMs = 50;

export const unloadRaces: Scenario = {
  name: 'leaving, coming and unloading within 50 ms of each other (a round: one race)',
  promises: 'I-13, I-15',
  rounds: { smoke: 24, full: 1_000 },
  run: (rounds, seed, progress) =>
    inScratchFolder(async (folder) => {
      const server = await startObserved(folder);
      try {
        const seller = await enterAsSeller(server.url);
        const quotes = await Promise.all(lanes.map(() => openQuote(server.url, seller)));
        const unload = (): Promise<void> => server.sweep();
        return await raceAll(quotes, folder, { rounds, seed, unload, progress });
      } finally {
        await server.stop();
      }
    }),
  controlFinds: /is gone/,
  control: () =>
    inScratchFolder(
      async (folder) => {
        const server = await startEagerProcess(folder, 'hasty');
        try {
          // One is enough: what is lost of it leaves a hole, and nobody opens that document again.
          const [door] = server.doors;
          if (!door) throw new Error('nobody can come in');
          const history = new History(join(folder, 'history.jsonl'));
          const writer = new StormClient('a', door, history);
          await race(writer, door, history, {
            leaving: () => writer.untilSaved(),
            unloading: async () => {},
            coming: async () => {},
          });
          writer.destroy();
          return { failures: brokenPromises(checkHistory(readHistory(history.path))), figures: { races: 1 } };
        } finally {
          await server.kill();
        }
      },
      { keep: false },
    ),
};

interface Course {
  readonly rounds: number;
  readonly seed: number;
  /** Lets empty rooms be forgotten. */
  readonly unload: () => Promise<void>;
  readonly progress: Progress;
}

/** The races go on side by side, one after the other in each quote, which has a history of its own. */
async function raceAll(quotes: readonly Entrance[], folder: string, course: Course): Promise<Outcome> {
  const generator = create(course.seed);
  const soon = async (): Promise<void> => void (await pause(real53(generator) * longestPauseMs));
  // Sometimes the word is saved by the time to leave, and sometimes the next visit brings it.
  const moments: Moments = { leaving: soon, unloading: () => soon().then(course.unload), coming: soon };
  let done = 0;
  const outcomes = quotes.map(async (quote, index): Promise<string[]> => {
    const name = lanes[index] ?? '';
    const history = new History(join(folder, `history-${name}.jsonl`));
    const writer = new StormClient(name, quote, history);
    while (done < course.rounds) {
      done += 1;
      await race(writer, quote, history, moments);
      if (done % 100 === 0) course.progress(done);
    }
    writer.destroy();
    return brokenPromises(checkHistory(readHistory(history.path)));
  });
  return { failures: (await Promise.all(outcomes)).flat(), figures: { races: done } };
}

/** When it is time to leave, after a word was typed; and to unload and to come in, after that. */
interface Moments {
  readonly leaving: () => Promise<void>;
  readonly unloading: () => Promise<void>;
  readonly coming: () => Promise<void>;
}

async function race(writer: StormClient, quote: Entrance, history: History, when: Moments): Promise<void> {
  writer.comeBack();
  await writer.untilSaved();
  writer.type();
  await when.leaving();
  writer.leave();
  await Promise.all([when.unloading(), when.coming().then(() => lookIn(quote, history))]);
}
