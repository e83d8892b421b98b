/**
 * `npm run bench`: what the product's speed rests on, measured here and now, beside other servers under the same load.
 * Machines differ and are shared, so compare figures of one run with each other; no test asserts a time.
 *
 *   node test/bench/main.ts               everything but the soak, in about an hour and a quarter
 *   node test/bench/main.ts soak          an hour of ordinary work
 *   node test/bench/main.ts open memory   these parts alone
 *   node test/bench/main.ts load …        one measurement, for tuning: see `load/command.ts`
 */
import { benchDearest } from './dearest/main.ts';
import { benchGuard } from './guard.ts';
import { loadCommand } from './load/command.ts';
import { benchArrivals } from './parts/arrivals.ts';
import { benchColdOpen } from './parts/cold-open.ts';
import { benchHistory } from './parts/history.ts';
import { benchIdleMemory } from './parts/idle-memory.ts';
import { benchKills } from './parts/kills.ts';
import { benchRepaint } from './parts/repaint.ts';
import { benchSoak } from './parts/soak.ts';
import { benchSteady } from './parts/steady.ts';
import { benchThroughput } from './parts/throughput.ts';
import { benchViews } from './parts/views.ts';
import { benchWhereTimeGoes } from './parts/where-time-goes.ts';
import { benchPricing } from './pricing.ts';
import { benchRooms } from './rooms.ts';
import { printRow, type Row } from './row.ts';

interface Part {
  readonly title: string;
  readonly run: () => Promise<Row[]>;
  /** Too long for everything. */
  readonly isOnDemand?: true;
}

const parts: Readonly<Record<string, Part>> = {
  pricing: { title: 'Pricing', run: benchPricing },
  repaint: { title: 'A choice on the page', run: benchRepaint },
  guard: { title: 'Guard', run: benchGuard },
  dearest: { title: 'The dearest frames, in time of the processor', run: benchDearest },
  rooms: { title: 'Two people in a room', run: benchRooms },
  throughput: {
    title: 'Beside others: many people at work in new quotes',
    run: () => benchThroughput('new'),
  },
  full: { title: 'Beside others: many people at work in full quotes', run: () => benchThroughput('full') },
  steady: { title: 'A busy day', run: benchSteady },
  soak: { title: 'An hour of ordinary work', run: benchSoak, isOnDemand: true },
  profile: { title: 'What an edit is spent on', run: benchWhereTimeGoes },
  arrivals: { title: 'Beside others: everybody comes at once', run: benchArrivals },
  open: { title: 'Beside others: opening a quote', run: benchColdOpen },
  memory: { title: 'Beside others: memory', run: benchIdleMemory },
  history: { title: 'A long history', run: benchHistory },
  views: { title: 'Every view over years of selling, the first time after a change', run: benchViews },
  kills: { title: 'Beside others: killed while people work', run: benchKills },
};

async function main(): Promise<void> {
  const [command, ...args] = process.argv.slice(2);
  if (command === 'load') return loadCommand(args);
  const names = command === undefined ? everything() : [command, ...args];
  for (const name of names) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}.`);
    console.log(`\n${part.title}`);
    for (const row of await part.run()) printRow(row);
  }
}

const everything = (): string[] =>
  Object.entries(parts).flatMap(([name, { isOnDemand }]) => (isOnDemand ? [] : [name]));

await main();
