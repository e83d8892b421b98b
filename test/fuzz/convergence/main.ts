/** The full run: `npm run fuzz -- convergence --seeds 5000`; one seed, with what happened: `-- convergence --seed 17`. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { run } from './run.ts';
import { Premises } from './server.ts';
import type { Report, Task } from './worker.ts';

export interface ConvergenceOptions {
  readonly from: number;
  readonly seeds: number;
  readonly operations: number;
  readonly processes: number;
}

const progressEveryMs = 15_000;
/** Whatever is wrong is known by then. */
const mostFailures = 5;

/** Resolves to whether every seed held. `print` takes one line. */
export async function fuzzConvergence(
  { from, seeds, operations, processes }: ConvergenceOptions,
  print: (line: string) => void,
): Promise<boolean> {
  const start = performance.now();
  const sum = { seeds: 0, committed: 0, locked: 0, notOffered: 0, overtaken: 0, failures: 0 };
  let next = from;
  const status = () =>
    `${sum.seeds} seeds × ${operations} operations, ${sum.committed} updates committed, ` +
    `${sum.locked} refused after sending, ${sum.notOffered} choices not offered any more, ` +
    `${sum.overtaken} overtaken, ` +
    `${sum.failures} failed, ${Math.round((performance.now() - start) / 1_000)} s`;
  const note = ({ seed, committed, lost, failure, trace }: Report) => {
    sum.seeds += 1;
    sum.committed += committed;
    sum.locked += lost.locked;
    sum.notOffered += lost.notOffered;
    sum.overtaken += lost.overtaken;
    if (failure === null) return;
    sum.failures += 1;
    print(`seed ${seed} failed: ${failure}`);
    for (const [index, line] of trace.entries()) print(`  ${index + 1}. ${line}`);
    print(`  repeat it: npm run fuzz -- convergence --seed ${seed} --operations ${operations}`);
  };
  const work = async () => {
    const child = fork(new URL('./worker.ts', import.meta.url), { serialization: 'advanced' });
    const ended = once(child, 'exit');
    child.on('message', (message: Report | 'ready') => {
      if (message !== 'ready') note(message);
      const isOver = next >= from + seeds || sum.failures >= mostFailures;
      const task: Task | 'end' = isOver ? 'end' : { seed: next, operations };
      next += 1;
      child.send(task);
    });
    const [code] = await ended;
    if (code !== 0) {
      sum.failures += 1;
      print(`a process ended with ${code} near seed ${next - 1}`);
    }
  };
  const progress = setInterval(() => print(status()), progressEveryMs);
  await Promise.all(Array.from({ length: processes }, work));
  clearInterval(progress);
  print(status());
  return sum.failures === 0;
}

/** Runs one seed and prints everything that happened. */
export async function repeatSeed(
  seed: number,
  operations: number,
  print: (line: string) => void,
): Promise<boolean> {
  const premises = await Premises.open();
  const { trace, failure } = await run(premises, { seed, operations });
  await premises.close();
  for (const [index, line] of trace.entries()) print(`${index + 1}. ${line}`);
  print(failure === null ? 'all copies are one document' : String((failure as Error).stack ?? failure));
  return failure === null;
}
