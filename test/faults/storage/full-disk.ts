/** The disk fills up while somebody writes and sends; after a while there is room again. Nobody starts the server again. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { create, int32 } from 'lib0/prng';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { inScratchFolder } from '../scratch.ts';
import { brokenFullDisk, timeFull } from './check-full-disk.ts';
import { openDisk, type Watch } from './disk/disk.ts';
import { failingCall } from './disk/failures.ts';
import { playWithFullDisk } from './filling-server.ts';
import { smallDisk } from './small-disk.ts';

/** What the script writes to the disk, about: in bytes, and in calls as they are seen. */
const bytesWritten = 300_000;
const callsSeen = { 'system calls': 120, statements: 12 } as const;
/** How long the disk stays full once somebody waits. */
const fullMs = { shortest: 500, longest: 30_000 } as const;

export const fullDisk: Scenario = {
  name: 'disk full during 12 edits and a send, then room again (a round: one moment at which it is)',
  promises: 'I-5, I-13, I-15, I-16, I-19',
  rounds: { smoke: 2, full: 40 },
  run: (rounds, seed, progress) => inScratchFolder((folder) => fill(folder, rounds, seed, progress, {})),
  controlFinds: /is gone|ended|damaged|could not be read/,
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
  const slowest = { told: 0, back: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const own = join(folder, `round-${round}`);
    await mkdir(own);
    const small = smallDisk(own, int32(random, 0, bytesWritten));
    const first = int32(random, 1, callsSeen[disk.seenBy]);
    const fault = small ?? failingCall(own, { call: 'write', first, error: 'ENOSPC', times: 1_000_000 });
    // One in ten for long, as for people who must first find out what to throw away.
    const forMs = round % 10 === 9 ? fullMs.longest : fullMs.shortest;
    try {
      const events = await playWithFullDisk(own, { disk, fault, watch, forMs });
      if (events.some(({ op }) => op === 'disk-failure')) full[small ? 'real' : 'by order'] += 1;
      const { told, back } = timeFull(events);
      slowest.told = Math.max(slowest.told, told);
      slowest.back = Math.max(slowest.back, back);
      failures.push(...brokenFullDisk(events).map((fault) => `Round ${round}: ${fault}`));
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
      'ms until told': Math.round(slowest.told),
      'ms until all was saved': Math.round(slowest.back),
    },
  };
}
