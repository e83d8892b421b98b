/** Finds a shorter list of steps that still fails, so that a person can read what happened. */
import type { RunResult } from './run.ts';
import type { Step } from './steps.ts';

/** Runs that are spent on it at most. */
const mostRuns = 120;

/**
 * Leaves out ever smaller pieces of the list for as long as it goes on failing. `fails` must run the steps anew.
 * Answers with the last result that failed.
 */
export async function shrink(
  failed: RunResult,
  rerun: (steps: readonly Step[]) => Promise<RunResult>,
): Promise<RunResult> {
  // What came after the failure has no part in it.
  let best = { ...failed, steps: failed.steps.slice(0, failed.trace.length) };
  let runs = 0;
  for (let size = best.steps.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < best.steps.length && runs < mostRuns; ) {
      runs += 1;
      const result = await rerun(best.steps.toSpliced(at, size));
      if (result.failure === null) at += size;
      else best = { ...result, steps: result.steps.slice(0, result.trace.length) };
    }
  }
  return best;
}
