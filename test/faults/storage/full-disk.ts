/** The disk fills up while somebody writes and sends; then there is room again, and the server is started again. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { create, int32 } from 'lib0/prng';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { inScratchFolder } from '../scratch.ts';
import { openDisk, type Watch } from './disk/disk.ts';
import { failingCall } from './disk/failures.ts';
import { broken, playWithFailures, timeToEnd } from './failing-server.ts';
import { smallDisk } from './small-disk.ts';

/** What the script writes to the disk, about: in bytes, and in calls as they are seen. */
const bytesWritten = 300_000;
const callsSeen = { 'system calls': 120, statements: 12 } as const;

export const fullDisk: Scenario = {
  name: 'disk full during 12 edits and a send (a round: one moment at which it is)',
  promises: 'I-5, I-13, I-15, I-16',
  rounds: { smoke: 2, full: 40 },
  run: (rounds, seed, progress) => inScratchFolder((folder) => fill(folder, rounds, seed, progress, {})),
  controlFinds: /went on after its disk had failed|by a failed disk|is gone/,
  control: (seed) =>
    inScratchFolder((folder) => fill(folder, 1, seed, () => {}, { without: 'errors' }), {
      keep: false,
    }),
};

async function fill(
  folder: string,
  rounds: number,
  seed: number,
  progress: Progress,
  watch: Pick<Watch, 'without'>,
): Promise<Outcome> {
  const random = create(seed);
  const disk = openDisk();
  const failures: string[] = [];
  const full = { real: 0, 'by order': 0 };
  let slowestEnd = 0;
  for (let round = 0; round < rounds; round += 1) {
    const own = join(folder, `round-${round}`);
    await mkdir(own);
    const small = smallDisk(own, int32(random, 0, bytesWritten));
    const first = int32(random, 1, callsSeen[disk.seenBy]);
    const fault = small ?? failingCall(own, { call: 'write', first, error: 'ENOSPC', times: 1_000_000 });
    try {
      const run = await playWithFailures(own, disk, fault, watch);
      if (run.events.some(({ op }) => op === 'disk-failure')) full[small ? 'real' : 'by order'] += 1;
      slowestEnd = Math.max(slowestEnd, timeToEnd(run));
      failures.push(...broken(run).map((told) => `Round ${round}: ${told}`));
    } finally {
      small?.remove();
    }
    progress(round + 1);
  }
  return {
    failures,
    figures: {
      'seen by': disk.seenBy,
      rounds,
      'really full': full.real,
      'full by order': full['by order'],
      'ms to the slowest end': Math.round(slowestEnd),
    },
  };
}
