import { benchGuard } from './guard.ts';
import { loadCommand } from './load/command.ts';
import { benchLoad } from './load.ts';
import { benchPricing } from './pricing.ts';
import { benchRooms } from './rooms.ts';
import type { Row } from './row.ts';

/**
 * `npm run bench`: what the product's speed rests on, measured here and now. Machines differ and are shared, so
 * compare rows of one run with each other; no test asserts a time.
 */
const benches: readonly [string, () => Promise<Row[]>][] = [
  ['Pricing', benchPricing],
  ['Guard', benchGuard],
  ['Rooms', benchRooms],
  ['Load', benchLoad],
];

const [command, ...args] = process.argv.slice(2);
if (command === 'load') {
  await loadCommand(args);
  process.exit(0);
}

for (const [title, bench] of benches) {
  console.log(`\n${title}`);
  for (const { name, value, unit } of await bench()) {
    console.log(`  ${name.padEnd(64)} ${value.toFixed(value < 10 ? 3 : 1).padStart(10)} ${unit}`);
  }
}
