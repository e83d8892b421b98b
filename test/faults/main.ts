/**
 * `npm run faults`: every scenario at its full number of rounds, then its control, and a table of how it went. Ends
 * with 1 where a promise was broken, or where a control found nothing.
 *
 *   npm run faults -- --only kill --rounds 20 --seed 7
 */
import { parseArgs } from 'node:util';
import { holds, type Result, runScenario, table } from './result.ts';
import { scenarios } from './scenarios.ts';
import { openDisk } from './storage/disk/disk.ts';

const usage = `npm run faults -- [--only NAME] [--rounds N] [--seed N] [--list]
  --only    those scenarios whose name contains NAME
  --rounds  instead of the full number
  --seed    to repeat a run that printed it`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    rounds: { type: 'string' },
    seed: { type: 'string' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const chosen = scenarios.filter(({ name }) => name.toLowerCase().includes(values.only.toLowerCase()));
if (values.help) console.log(usage);
else if (values.list) for (const { name, promises } of scenarios) console.log(`${name} (${promises})`);
else if (chosen.length === 0) {
  console.error(`No scenario's name contains "${values.only}". npm run faults -- --list prints them.`);
  process.exitCode = 2;
} else {
  const seed = wholeNumber('--seed', values.seed) ?? Math.floor(Math.random() * 2 ** 31);
  const rounds = wholeNumber('--rounds', values.rounds);
  const results: Result[] = [];
  if (openDisk().seenBy === 'statements') {
    console.error(
      'There is no C compiler (cc): what happens to the disk is seen from the side of SQLite, coarser.',
    );
  }
  for (const scenario of chosen) {
    const times = rounds ?? scenario.rounds.full;
    console.error(`${scenario.name}: ${times} rounds, seed ${seed}`);
    const result = await runScenario(scenario, times, seed, (done) => console.error(`  ${done}/${times}`));
    console.error(`  ${holds(result) ? 'holds' : 'FAILED'} after ${result.seconds.toFixed(0)} s`);
    results.push(result);
  }
  for (const line of table(results)) console.log(line);
  process.exitCode = results.every(holds) ? 0 : 1;
}

function wholeNumber(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^\d{1,15}$/.test(given)) return Number(given);
  throw new Error(`${option} takes a whole number, not "${given}"`);
}
