/** The full run over many seeds, and one seed with all that happens in it. */
import { shareOut } from '../pool.ts';
import { run } from './run.ts';
import { Premises } from './server.ts';
import { addLost, nothingLost } from './tab.ts';
import type { Report, Task } from './worker.ts';

export interface ConvergenceOptions {
  readonly from: number;
  readonly seeds: number;
  readonly operations: number;
  readonly processes: number;
}

type Print = (line: string) => void;

const progressEveryMs = 15_000;
/** Whatever is wrong is known by then. */
const mostFailures = 5;

/** Resolves to whether every seed held. */
export async function fuzzConvergence(
  { from, seeds, operations, processes }: ConvergenceOptions,
  print: Print,
): Promise<boolean> {
  const start = performance.now();
  const sum = { seeds: 0, committed: 0, failures: 0, ...nothingLost };
  const status = () =>
    `convergence: ${sum.seeds} seeds × ${operations} operations, ${sum.committed} updates committed, ` +
    `${sum.locked} refused after sending, ${sum.notOffered} choices not offered any more, ` +
    `${sum.tableFull} in tables that were full, ${sum.overtaken} overtaken, ${sum.failures} failed, ` +
    `${Math.round((performance.now() - start) / 1_000)} s`;

  let next = from;
  const progress = setInterval(() => print(status()), progressEveryMs);
  const isWhole = await shareOut<Task, Report>({
    worker: new URL('./worker.ts', import.meta.url),
    processes,
    next: () => {
      if (next >= from + seeds || sum.failures >= mostFailures) return null;
      next += 1;
      return { seed: next - 1, operations };
    },
    report: ({ seed, committed, lost, failure, trace }) => {
      sum.seeds += 1;
      sum.committed += committed;
      addLost(sum, lost);
      if (failure === null) return;
      sum.failures += 1;
      print(`seed ${seed} failed: ${failure}`);
      for (const [index, line] of trace.entries()) print(`  ${index + 1}. ${line}`);
      print(`  repeat it: npm run fuzz -- --seed ${seed} --operations ${operations}`);
    },
  });
  clearInterval(progress);
  if (!isWhole) print(`a process ended early, at a seed before ${next}`);
  print(status());
  return isWhole && sum.failures === 0;
}

/** Runs one seed and prints everything that happened. */
export async function repeatSeed(seed: number, operations: number, print: Print): Promise<boolean> {
  const premises = await Premises.open();
  const { trace, failure } = await run(premises, { seed, operations });
  await premises.close();
  for (const [index, line] of trace.entries()) print(`${index + 1}. ${line}`);
  if (failure === null) print('all copies are one document');
  else print(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure));
  return failure === null;
}
