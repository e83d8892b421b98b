import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from './scenario.ts';

/**
 * Runs in a folder of its own, for the history and the data. Where a promise was broken the folder stays and the
 * figures say where it is; otherwise it goes. A control does not `keep` it: its failures are meant.
 */
export async function inScratchFolder(
  run: (folder: string) => Promise<Outcome>,
  { keep = true } = {},
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'coquote-faults-'));
  let outcome: Outcome | undefined;
  try {
    outcome = await run(folder);
    if (!keep || outcome.failures.length === 0) return outcome;
    return { ...outcome, figures: { ...outcome.figures, kept: folder } };
  } finally {
    if (!keep || outcome?.failures.length === 0) await rm(folder, { recursive: true, force: true });
  }
}
