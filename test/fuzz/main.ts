/** Random people and random attackers, at full length. `npm run fuzz -- --help` says how. */
import { parseArgs } from 'node:util';
import { fuzzConvergence, repeatSeed } from './convergence/main.ts';
import { fuzzHostile } from './hostile/main.ts';

const usage = `npm run fuzz -- [options]

Random people work on one quote and every copy is held against the log; then attackers send what they like.

  --seeds N         how many seeds of people (5000; 0 for none)
  --from N          the first of them (0)
  --operations N    steps in each (200)
  --attacks N       frames of attackers (50000; 0 for none)
  --processes N     that share the work (2)
  --seed N          repeats one seed of people and prints what happened. What the disk does is not drawn from the
                    seed: where a failure depends on when a commit ends, it may take several tries
`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5000' },
    from: { type: 'string', default: '0' },
    operations: { type: 'string', default: '200' },
    attacks: { type: 'string', default: '50000' },
    processes: { type: 'string', default: '2' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function everything(): Promise<boolean> {
  const operations = Number(values.operations);
  if (values.seed !== undefined) return repeatSeed(Number(values.seed), operations, print);
  const processes = Number(values.processes);
  const [from, seeds] = [Number(values.from), Number(values.seeds)];
  const isOne = seeds === 0 || (await fuzzConvergence({ from, seeds, operations, processes }, print));
  const attacks = Number(values.attacks);
  const isUnharmed = attacks === 0 || (await fuzzHostile(attacks, processes, print));
  return isOne && isUnharmed;
}

if (values.help) print(usage);
else process.exitCode = (await everything()) ? 0 : 1;
