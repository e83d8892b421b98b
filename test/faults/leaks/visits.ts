/** Many documents are opened, edited and left, by ever new clients. */
import { setTimeout as pause } from 'node:timers/promises';
import { openProvider } from '../../support/room-provider.ts';
import { type History, readHistory } from '../history.ts';
import { type Entrance, enterAsSeller, openQuote } from '../network/entrances.ts';
import { appendWord } from '../network/joint-words.ts';
import { readAll } from '../network/newcomer.ts';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { withHistory } from '../with-history.ts';
import { checkLeaks, loadsIn } from './check-leaks.ts';
import { type ObservedProcess, startObserved } from './observed-process.ts';

const visitsPerDocument = 10;
const visitorsAtOnce = 8;
/** The first part, after which the heap is what it should stay; so long that the code itself has settled. */
const firstPart = (visits: number): number => Math.max(visits / 10, Math.min(500, visits / 2));
const controlVisits = 50;
/** How often it is looked whether the last sockets have closed, before they are counted as they are. */
const mostLooks = 50;

export const visits: Scenario = {
  name: 'open, edit and close, ten times each document (a round: one visit)',
  promises: 'I-13',
  rounds: { smoke: 100, full: 5_000 },
  run: (count, _seed, progress) => visit(count, progress),
  controlFinds: /live|timers|connections|heap/,
  control: () => visit(controlVisits, () => {}, 'keep'),
};

function visit(count: number, progress: Progress, mode?: 'keep'): Promise<Outcome> {
  return withHistory(
    async (history, folder) => {
      const server = await startObserved(folder, mode);
      try {
        const seller = await enterAsSeller(server.url);
        const quotes: Entrance[] = [];
        while (quotes.length < count / visitsPerDocument) quotes.push(await openQuote(server.url, seller));
        const first = firstPart(count);
        await visitAll(quotes, history, { from: 0, to: first, progress });
        await tellLoad(server, history);
        await visitAll(quotes, history, { from: first, to: count, progress });
        await tellLoad(server, history);
        history.tell({ proc: 'server', op: 'live', type: 'info', value: await server.live() });
        await readAll(quotes, history);
      } finally {
        await server.stop();
      }
      const events = readHistory(history.path);
      const [early, late] = loadsIn(events);
      const megabytes = (bytes = 0): number => Math.round(bytes / 100_000) / 10;
      return {
        failures: checkLeaks(events),
        figures: {
          documents: Math.ceil(count / visitsPerDocument),
          'heap early MB': megabytes(early?.heapBytes),
          'heap late MB': megabytes(late?.heapBytes),
        },
      };
    },
    { keep: mode === undefined },
  );
}

async function visitAll(
  quotes: readonly Entrance[],
  history: History,
  { from, to, progress }: { readonly from: number; readonly to: number; readonly progress: Progress },
): Promise<void> {
  let next = from;
  const visitor = async (): Promise<void> => {
    while (next < to) {
      next += 1;
      const number = next;
      const quote = quotes[number % quotes.length];
      if (quote) await visitOne(quote, number, history);
      if (number % 500 === 0) progress(number);
    }
  };
  await Promise.all(Array.from({ length: visitorsAtOnce }, visitor));
}

async function visitOne(quote: Entrance, number: number, history: History): Promise<void> {
  const client = openProvider(quote);
  await client.untilSaved();
  const key = `[visitor-${number}]`;
  history.tell({ proc: 'visitor', op: 'edit', type: 'invoke', key });
  appendWord(client.quote.fragment('goals'), key);
  await client.untilSaved();
  history.tell({ proc: 'visitor', op: 'edit', type: 'ok', key });
  client.destroy();
}

/** Everybody has gone, and so long ago that their rooms can be forgotten. */
async function tellLoad(server: ObservedProcess, history: History): Promise<void> {
  for (let look = 0; look < mostLooks; look += 1) {
    if ((await server.connections()) === 0) break;
    await pause(100);
  }
  await server.sweep();
  history.tell({ proc: 'server', op: 'load', type: 'info', value: await server.load() });
}
