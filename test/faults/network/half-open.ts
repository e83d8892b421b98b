/** Lines that stop carrying bytes one way or both, while people on either end go on typing. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Product, startProduct } from '../../support/product.ts';
import { openProvider } from '../../support/room-provider.ts';
import { type History, readHistory } from '../history.ts';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { withHistory } from '../with-history.ts';
import { checkHalfOpen, type HalfOpenBounds, noticedAfterMs, staysAfterMs } from './check-half-open.ts';
import { type Entrance, enterAsSeller, enterByLink, enterInvited } from './entrances.ts';
import { type Blocked, type HalfOpenLink, layHalfOpenLink } from './half-open-link.ts';
import { lookIn } from './newcomer.ts';
import { TypingSession } from './typing-session.ts';

/** Whoever's line it is goes by the way that is blocked. */
const ways: readonly Blocked[] = ['up', 'down', 'both'];

/** From this many seconds on the product's own pace is waited for. A shorter silence needs a quicker heart. */
const longSilence = 60;
const quick = { beatMs: 1_000, bounds: { offlineWithinMs: 5_000, presenceWithinMs: 45_000 } };
const ownPace = { beatMs: undefined, bounds: { offlineWithinMs: 20_000, presenceWithinMs: 45_000 } };

export const halfOpen: Scenario = {
  name: 'half-open lines, up, down and both (a round: one second of silence)',
  promises: 'I-13, I-15, I-19',
  rounds: { smoke: 6, full: longSilence },
  run: (rounds, _seed, progress) =>
    withHistory((history) =>
      withLinks(async (product, links) => {
        const { beatMs, bounds } = rounds < longSilence ? quick : ownPace;
        const near = await enterByLink(product.url, product.links().buyer);
        const seller = await enterAsSeller(product.url);
        const far: TypingSession[] = [];
        for (const [way, { url }] of links) {
          const entrance = await enterInvited(product.url, seller, near.quoteId, way);
          far.push(new TypingSession(way, { ...entrance, url }, history, { beatMs }));
        }
        const everybody = [new TypingSession('near', near, history), ...far];
        try {
          await Promise.all(everybody.map((person) => person.untilSaved()));
          for (const person of everybody) person.type();
          await Promise.all(everybody.map((person) => person.untilSaved()));
          const act = async (): Promise<void> => {
            for (const person of everybody) person.type();
            await lookIn(near, history);
          };
          await silence(links, history, rounds, { act, progress });
          await Promise.all(everybody.map((person) => person.untilSaved()));
        } finally {
          for (const person of everybody) person.destroy();
        }
        await lookIn(near, history);
        return verdict(history, bounds);
      }),
    ),
  controlFinds: /the screen said so after/,
  control: () =>
    withHistory(
      (history) =>
        withLinks(async (product, links) => {
          const near = await enterByLink(product.url, product.links().buyer);
          const stop = await openWithoutPing([...links], near, history);
          const seconds = quick.bounds.offlineWithinMs / 1_000 + 1;
          await silence(links, history, seconds, { act: async () => {}, progress: () => {} });
          stop();
          return verdict(history, quick.bounds);
        }),
      { keep: false },
    ),
};

async function withLinks(
  run: (product: Product, links: ReadonlyMap<Blocked, HalfOpenLink>) => Promise<Outcome>,
): Promise<Outcome> {
  const product = await startProduct();
  const links = new Map<Blocked, HalfOpenLink>();
  try {
    for (const way of ways) links.set(way, await layHalfOpenLink(product.url));
    return await run(product, links);
  } finally {
    for (const link of links.values()) link.close();
    await product.dispose();
  }
}

/** Each line stalls its way for so many seconds; `act` is done in each of them. */
async function silence(
  links: ReadonlyMap<Blocked, HalfOpenLink>,
  history: History,
  seconds: number,
  { act, progress }: { readonly act: () => Promise<void>; readonly progress: Progress },
): Promise<void> {
  for (const [way, link] of links) {
    history.tell({ proc: way, op: 'stall', type: 'info' });
    link.stall(way);
  }
  for (let second = 1; second <= seconds; second += 1) {
    await Promise.all([pause(1_000), act()]);
    progress(second);
  }
  for (const [way, link] of links) {
    history.tell({ proc: way, op: 'heal', type: 'info' });
    link.heal();
  }
}

function verdict(history: History, bounds: HalfOpenBounds): Outcome {
  const events = readHistory(history.path);
  const figures = ways.flatMap((way): [string, number][] => [
    [`${way}: offline after ms`, noticedAfterMs(events, way)],
    [`${way}: present for ms`, staysAfterMs(events, way)],
  ]);
  return { failures: checkHalfOpen(events, bounds), figures: Object.fromEntries(figures) };
}

/** The stock provider, which asks nothing of its line. Resolves when everybody is in; the answer ends it. */
async function openWithoutPing(
  links: readonly (readonly [Blocked, HalfOpenLink])[],
  near: Entrance,
  history: History,
): Promise<() => void> {
  const clients = links.map(([way, { url }]) => {
    const client = openProvider({ ...near, url });
    client.provider.on('status', ({ status }) => {
      const saving = status === 'connected' ? 'saving' : 'offline';
      history.tell({ proc: way, op: 'shown', type: 'info', saving });
    });
    return client;
  });
  await Promise.all(clients.map((client) => client.untilSaved()));
  return () => {
    for (const client of clients) client.destroy();
  };
}
