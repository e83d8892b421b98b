/** The disk says that it could not keep what it was given: at every sync of a script in turn, once or from then on. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { create, int32 } from 'lib0/prng';
import { brokenPromises, checkHistory } from '../check-history.ts';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { inScratchFolder } from '../scratch.ts';
import { brokenFailStop } from './check-fail-stop.ts';
import { brokenSends } from './check-sends.ts';
import { openDisk, type Watch } from './disk/disk.ts';
import type { FailureOrder } from './disk/failures.ts';
import { type FailingRun, playWithFailures } from './failing-server.ts';

const forever = 1_000_000;
const controlRounds = 3;

export const failingSync: Scenario = {
  name: 'EIO at a sync of 12 edits and a send (a round: one sync, once or from then on)',
  promises: 'I-5, I-13, I-15, I-16',
  rounds: { smoke: 4, full: 60 },
  run: (rounds, seed, progress) => inScratchFolder((folder) => failEach(folder, rounds, seed, progress, {})),
  control: (seed) =>
    inScratchFolder((folder) => failEach(folder, controlRounds, seed, () => {}, { without: 'errors' }), {
      keep: false,
    }),
};

async function failEach(
  folder: string,
  rounds: number,
  seed: number,
  progress: Progress,
  watch: Pick<Watch, 'without'>,
): Promise<Outcome> {
  const disk = openDisk();
  const play = async (name: string, order: FailureOrder): Promise<FailingRun> => {
    await mkdir(join(folder, name));
    return playWithFailures(join(folder, name), disk, order, watch);
  };
  const nothingFails = await play('all-is-well', { call: 'sync', first: forever, error: 'EIO', times: 1 });
  const syncs = nothingFails.records.filter(({ operation }) => operation === 'sync').length;
  const orders = shuffled(
    Array.from({ length: syncs }, (_, index) =>
      [1, forever].map((times): FailureOrder => ({ call: 'sync', first: index + 1, error: 'EIO', times })),
    ).flat(),
    seed,
  ).slice(0, rounds);
  const failures = broken(nothingFails);
  const failed = { commits: 0, checkpoints: 0 };
  for (const [index, order] of orders.entries()) {
    const run = await play(`round-${index}`, order);
    const [first] = run.events.flatMap((event) => (event.op === 'disk-failure' ? [event.during] : []));
    if (first) failed[`${first}s`] += 1;
    const how = order.times === 1 ? 'once' : 'from then on';
    failures.push(...broken(run).map((told) => `Sync ${order.first} failed ${how}: ${told}`));
    progress(index + 1);
  }
  return {
    failures,
    figures: {
      'done by': disk.seenBy,
      'syncs in the script': syncs,
      'ways to fail tried': orders.length,
      'in a commit': failed.commits,
      'in a checkpoint': failed.checkpoints,
    },
  };
}

function broken({ events }: FailingRun): string[] {
  return [...brokenPromises(checkHistory(events)), ...brokenSends(events), ...brokenFailStop(events)];
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = create(seed);
  const rest = [...items];
  return Array.from(items, () => rest.splice(int32(random, 0, rest.length - 1), 1)).flat();
}
