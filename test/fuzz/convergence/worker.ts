/** A process of `main.ts`: runs the seeds it is sent, one at a time, and answers with how each went. */
import { run } from './run.ts';
import { Premises } from './server.ts';
import { shrink } from './shrink.ts';
import type { LostCount } from './tab.ts';

export interface Task {
  readonly seed: number;
  readonly operations: number;
}

export interface Report {
  readonly seed: number;
  readonly committed: number;
  readonly lost: LostCount;
  readonly failure: string | null;
  /** Of a run that failed, as short as could be found: what happened. */
  readonly trace: readonly string[];
}

/** Runs one seed; a failure is made short. */
export async function runTask(premises: Premises, { seed, operations }: Task): Promise<Report> {
  const result = await run(premises, { seed, operations });
  if (result.failure === null) return { ...result, failure: null, trace: [] };
  const shortest = await shrink(result, (steps) => run(premises, { seed, operations, steps }));
  const { failure, trace } = shortest;
  return { ...result, failure: failure instanceof Error ? (failure.stack ?? '') : String(failure), trace };
}

const answer = process.send?.bind(process);
if (answer) await serve(answer);

async function serve(tell: (message: Report | 'ready') => void): Promise<void> {
  const premises = await Premises.open();
  process.on('message', async (task: Task | 'end') => {
    if (task !== 'end') return tell(await runTask(premises, task));
    await premises.close();
    process.disconnect?.();
  });
  tell('ready');
}
