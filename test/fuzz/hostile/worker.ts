/** A process of the full run. */
import { Premises } from '../convergence/server.ts';
import { serve } from '../pool.ts';
import { type HostileResult, runHostile } from './run.ts';

export interface Task {
  readonly seed: number;
  readonly rounds: number;
}

export interface Report extends Omit<HostileResult, 'failure'> {
  readonly failure: string | null;
  /** Bytes in use after a collection. */
  readonly heap: number;
  readonly process: number;
}

const premises = await Premises.open();
await serve<Task, Report>(
  async ({ seed, rounds }) => {
    const { failure, ...result } = await runHostile(premises, seed, rounds);
    globalThis.gc?.();
    const words = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    return {
      ...result,
      failure: failure === null ? null : words,
      heap: process.memoryUsage().heapUsed,
      process: process.pid,
    };
  },
  () => premises.close(),
);
