import { join } from 'node:path';
import { History } from './history.ts';
import type { Outcome } from './scenario.ts';
import { inScratchFolder } from './scratch.ts';

/** Runs with one history file in a folder of its own, which stays as `inScratchFolder` says. */
export function withHistory(
  run: (history: History, folder: string) => Promise<Outcome>,
  options?: Parameters<typeof inScratchFolder>[1],
): Promise<Outcome> {
  return inScratchFolder((folder) => run(new History(join(folder, 'history.jsonl')), folder), options);
}
