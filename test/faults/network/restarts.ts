/** Restarts under people who keep their copies, and at last a document made anew under them. */
import * as Y from 'yjs';
import { type Product, startProduct } from '../../support/product.ts';
import { openProvider } from '../../support/room-provider.ts';
import { type History, readHistory } from '../history.ts';
import type { Outcome, Scenario } from '../scenario.ts';
import { withHistory } from '../with-history.ts';
import { checkRestarts } from './check-restarts.ts';
import { type Entrance, enterAsSeller, enterByLink, enterInvited } from './entrances.ts';
import { appendWord } from './joint-words.ts';
import { lookIn } from './newcomer.ts';
import { remakeDocument } from './remake-document.ts';
import { TypingSession } from './typing-session.ts';

const people = 20;
const controlWords = 5;

export const restarts: Scenario = {
  name: `restarts under ${people} people who keep their copies, then another generation (a round: one restart)`,
  promises: 'I-13, I-15, I-19, I-20',
  rounds: { smoke: 2, full: 50 },
  run: (rounds, _seed, progress) =>
    withProduct(async (product, quote, history) => {
      const backup = await copyOf(quote);
      const everybody = await enter(product, quote, history);
      try {
        for (let round = 1; round <= rounds; round += 1) {
          for (const person of everybody) person.type();
          // Every other time whatever is under way is cut off.
          if (round % 2 === 0) await product.stop();
          else await product.kill();
          for (const person of everybody) person.type();
          await product.restart();
          await comeBack(everybody);
          await lookIn(quote, history);
          progress(round);
        }
        const words = await lookIn(quote, history);
        await product.stop();
        // Half of them go on working meanwhile.
        for (const person of everybody.slice(people / 2)) person.type();
        await remakeDocument(product.dataDir, quote.quoteId, { backup, words });
        history.tell({ proc: 'operator', op: 'remade', type: 'info' });
        await product.restart();
        await comeBack(everybody);
        for (const person of everybody) person.type();
        await Promise.all(everybody.map((person) => person.untilSaved()));
        await lookIn(quote, history);
      } finally {
        for (const person of everybody) person.destroy();
      }
      return { failures: checkRestarts(readHistory(history.path)), figures: { people, restarts: rounds } };
    }),
  controlFinds: /is there more than once/,
  /** A client that does not say which generation its copy is of. */
  control: () =>
    withProduct(
      async (product, quote, history) => {
        const backup = await copyOf(quote);
        const liar = openProvider(quote);
        await liar.untilSaved();
        const words = Array.from({ length: controlWords }, (_, index) => `[liar-${index + 1}]`);
        for (const key of words) {
          history.tell({ proc: 'liar', op: 'edit', type: 'invoke', key });
          appendWord(liar.quote.fragment('goals'), key);
          history.tell({ proc: 'liar', op: 'edit', type: 'ok', key });
        }
        await liar.untilSaved();
        liar.provider.disconnect();
        await product.stop();
        await remakeDocument(product.dataDir, quote.quoteId, { backup, words });
        history.tell({ proc: 'operator', op: 'remade', type: 'info' });
        await product.restart();
        liar.provider.connect();
        await liar.untilSaved();
        await lookIn(quote, history);
        liar.destroy();
        return { failures: checkRestarts(readHistory(history.path)), figures: { words: words.length } };
      },
      { keep: false },
    ),
};

function withProduct(
  run: (product: Product, quote: Entrance, history: History) => Promise<Outcome>,
  options?: Parameters<typeof withHistory>[1],
): Promise<Outcome> {
  return withHistory(async (history) => {
    const product = await startProduct();
    try {
      return await run(product, await enterByLink(product.url, product.links().buyer), history);
    } finally {
      await product.dispose();
    }
  }, options);
}

/** The document as a newcomer is given it, as Yjs state. */
async function copyOf(quote: Entrance): Promise<Uint8Array> {
  const newcomer = openProvider(quote);
  await newcomer.until(() => newcomer.provider.synced);
  const state = Y.encodeStateAsUpdate(newcomer.doc);
  newcomer.destroy();
  return state;
}

async function enter(
  { url }: Product,
  { quoteId }: Entrance,
  history: History,
): Promise<readonly TypingSession[]> {
  const seller = await enterAsSeller(url);
  const names = Array.from({ length: people }, (_, index) => String.fromCharCode(97 + index).repeat(2));
  const entrances = await Promise.all(names.map((name) => enterInvited(url, seller, quoteId, name)));
  const everybody = entrances.map(
    (entrance, index) => new TypingSession(names[index] ?? '', entrance, history),
  );
  await Promise.all(everybody.map((person) => person.untilSaved()));
  return everybody;
}

/** At once, where they would come back by themselves after a while. */
async function comeBack(everybody: readonly TypingSession[]): Promise<void> {
  for (const person of everybody) person.reconnect();
  await Promise.all(everybody.map((person) => person.untilSaved()));
}
