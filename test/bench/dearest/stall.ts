/**
 * How long the event loop of this thread stands still at a time. Counted in time of the processor: what else the machine
 * does meanwhile is no part of it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The most between two turns while `act` runs and until what it promises has come about, in milliseconds. */
export async function longestStall(act: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let isOver = false;
  let last = processorMs();
  const watch = async (): Promise<void> => {
    while (!isOver) {
      await nextTurn();
      const now = processorMs();
      longest = Math.max(longest, now - last);
      last = now;
    }
  };
  const watched = watch();
  await nextTurn();
  await act();
  await nextTurn();
  isOver = true;
  await watched;
  return longest;
}

/** What this thread has had of the processor, in milliseconds. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
