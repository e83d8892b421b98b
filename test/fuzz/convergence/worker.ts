/** A process of the full run. */
import { serve } from '../pool.ts';
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
async function report(premises: Premises, { seed, operations }: Task): Promise<Report> {
  const { committed, lost, ...result } = await run(premises, { seed, operations });
  if (result.failure === null) return { seed, committed, lost, failure: null, trace: [] };
  const rerun = (steps: typeof result.steps) => run(premises, { seed, operations, steps });
  const { failure, trace } = await shrink({ committed, lost, ...result }, rerun);
  const words = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  return { seed, committed, lost, failure: words, trace };
}

const premises = await Premises.open();
await serve<Task, Report>(
  (task) => report(premises, task),
  () => premises.close(),
);
