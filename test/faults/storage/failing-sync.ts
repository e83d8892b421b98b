/** The disk says that it could not keep what it was given: at every sync of a script in turn, once or from then on. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { create, int32 } from 'lib0/prng';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { inScratchFolder } from '../scratch.ts';
import { type Disk, openDisk, type Watch } from './disk/disk.ts';
import { type FailureOrder, failingCall } from './disk/failures.ts';
import { broken, type FailingRun, playWithFailures, timeToEnd } from './failing-server.ts';

const forever = 1_000_000;

const failAt = (first: number, times: number): FailureOrder => ({ call: 'sync', first, error: 'EIO', times });

export const failingSync: Scenario = {
  name: 'EIO at a sync of 12 edits and a send (a round: one sync, once or from then on)',
  promises: 'I-5, I-13, I-15, I-16',
  rounds: { smoke: 2, full: 60 },
  run: (rounds, seed, progress) =>
    inScratchFolder(async (folder) => {
      const syncs = await countSyncs(folder);
      const every = Array.from({ length: syncs }, (_, at) => [failAt(at + 1, 1), failAt(at + 1, forever)]);
      const { failures, figures } = await failEach(
        folder,
        shuffled(every.flat(), seed).slice(0, rounds),
        progress,
        {},
      );
      return { failures, figures: { ...figures, 'syncs in the script': syncs } };
    }),
  controlFinds: /went on after its disk had failed|by a failed disk|is gone/,
  control: (seed) =>
    inScratchFolder(
      (folder) => failEach(folder, [failAt(4 + (seed % 5), 1)], () => {}, { without: 'errors' }),
      { keep: false },
    ),
};

/** In the script, where nothing fails. */
async function countSyncs(folder: string): Promise<number> {
  const run = await play(folder, 'all-is-well', openDisk(), failAt(forever, 1), {});
  const [fault] = broken(run);
  if (fault) throw new Error(`without any failure: ${fault}`);
  return run.records.filter(({ operation }) => operation === 'sync').length;
}

async function failEach(
  folder: string,
  orders: readonly FailureOrder[],
  progress: Progress,
  watch: Pick<Watch, 'without'>,
): Promise<Outcome> {
  const disk = openDisk();
  const failed = { commits: 0, checkpoints: 0 };
  const failures: string[] = [];
  let slowestEnd = 0;
  for (const [index, order] of orders.entries()) {
    const run = await play(folder, `round-${index}`, disk, order, watch);
    const [first] = run.events.flatMap((event) => (event.op === 'disk-failure' ? [event.during] : []));
    if (first) failed[`${first}s`] += 1;
    slowestEnd = Math.max(slowestEnd, timeToEnd(run));
    const how = order.times === 1 ? 'once' : 'from then on';
    failures.push(...broken(run).map((told) => `Sync ${order.first} failed ${how}: ${told}`));
    progress(index + 1);
  }
  return {
    failures,
    figures: {
      'seen by': disk.seenBy,
      'ways to fail tried': orders.length,
      'in a commit': failed.commits,
      'in a checkpoint': failed.checkpoints,
      'ms to the slowest end': Math.round(slowestEnd),
    },
  };
}

async function play(
  folder: string,
  name: string,
  disk: Disk,
  order: FailureOrder,
  watch: Pick<Watch, 'without'>,
): Promise<FailingRun> {
  const own = join(folder, name);
  await mkdir(own);
  return playWithFailures(own, { disk, fault: failingCall(own, order), watch });
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = create(seed);
  const rest = [...items];
  return Array.from(items, () => rest.splice(int32(random, 0, rest.length - 1), 1)).flat();
}
