/** Random people and random attackers, at full length. `npm run fuzz -- --help` says how. */
import { parseArgs } from 'node:util';
import { fuzzConvergence, repeatSeed } from './convergence/main.ts';

const usage = `npm run fuzz -- [options]

  --seeds N         how many seeds (5000)
  --from N          the first of them (0)
  --operations N    steps in each (200)
  --processes N     that share the work (2)
  --seed N          repeats one seed and prints what happened. What the disk does is not drawn from the seed: where a
                    failure depends on when a commit ends, it may take several tries
`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5000' },
    from: { type: 'string', default: '0' },
    operations: { type: 'string', default: '200' },
    processes: { type: 'string', default: '2' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (values.help) print(usage);
else {
  const operations = Number(values.operations);
  const held =
    values.seed !== undefined
      ? await repeatSeed(Number(values.seed), operations, print)
      : await fuzzConvergence(
          {
            from: Number(values.from),
            seeds: Number(values.seeds),
            operations,
            processes: Number(values.processes),
          },
          print,
        );
  process.exitCode = held ? 0 : 1;
}
