/**
 * The power goes while people write and a quote is sent again and again. What a disk may hold then is made from a
 * recording of what one run did to its database files, and opened as the product opens it.
 */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bool, create, int32, type PRNG } from 'lib0/prng';
import { startServer } from '../../support/server.ts';
import { brokenPromises, checkHistory } from '../check-history.ts';
import { History, type HistoryEvent, readHistory } from '../history.ts';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { inScratchFolder } from '../scratch.ts';
import { brokenSends } from './check-sends.ts';
import { crashImage } from './disk/crash-image.ts';
import { openDisk, type Watch } from './disk/disk.ts';
import type { DiskRecord } from './disk/recording.ts';
import { readEverything } from './read-everything.ts';
import { type RecordedRun, recordRun } from './recorded-run.ts';
import { databaseIn } from './workplace.ts';

const load = { edits: 300, sends: 15 };
const controlImages = 20;

export const powerCut: Scenario = {
  name: 'power cut while people edit and send (a round: one image of what the disk may hold)',
  promises: 'I-2, I-4, I-6, I-13, I-14, I-16',
  rounds: { smoke: 30, full: 300 },
  run: (rounds, seed, progress) =>
    inScratchFolder((folder) => openImages(folder, rounds, seed, progress, {})),
  control: (seed) =>
    inScratchFolder((folder) => openImages(folder, controlImages, seed, () => {}, { without: 'sync' }), {
      keep: false,
    }),
};

async function openImages(
  folder: string,
  images: number,
  seed: number,
  progress: Progress,
  watch: Pick<Watch, 'without'>,
): Promise<Outcome> {
  const random = create(seed);
  const disk = openDisk();
  const run = await recordRun(folder, load, random, disk, watch);
  const failures: string[] = [];
  for (let made = 0; made < images; made += 1) {
    const cut = momentOf(run.records, random);
    const broken = await openImage(folder, run, cut, random);
    const [first] = broken;
    if (first) failures.push(`Power cut before record ${cut}: ${first} (and ${broken.length - 1} more)`);
    if (made % 20 === 19) progress(made + 1);
  }
  return {
    failures,
    figures: {
      'seen by': disk.seenBy,
      writes: run.records.filter(({ operation }) => operation === 'write').length,
      syncs: run.records.filter(({ operation }) => operation === 'sync').length,
      checkpoints: run.records.filter(({ operation, file }) => operation === 'sync' && file === '').length,
      edits: count(run.events, 'edit'),
      sends: count(run.events, 'send'),
      images,
      'images with a loss': failures.length,
    },
  };
}

/** At any record; half of the time just before the next sync succeeds, when most hangs in the air. */
function momentOf(records: readonly DiskRecord[], random: PRNG): number {
  const moment = int32(random, 0, records.length);
  if (bool(random)) return moment;
  const next = records.findIndex(({ operation }, at) => at >= moment && operation === 'sync');
  return next === -1 ? records.length : next;
}

/** Starts the product on one image and judges what it shows by what had been promised before the cut. */
async function openImage(folder: string, run: RecordedRun, cut: number, random: PRNG): Promise<string[]> {
  const dataDir = join(folder, 'image');
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir);
  await cp(join(run.workplace.dataDir, 'session-secret'), join(dataDir, 'session-secret'));
  for (const [file, bytes] of crashImage(run.base, run.records, cut, random)) {
    await writeFile(databaseIn(dataDir) + file, bytes);
  }
  const cutAt = run.records[cut]?.t ?? Number.POSITIVE_INFINITY;
  const history = new History(join(dataDir, 'history.jsonl'));
  for (const event of run.events) {
    // Whoever asked before the cut may have been served; only an answer before it is a promise.
    if (event.t < cutAt || event.type === 'invoke') history.repeat(event);
  }
  try {
    const server = await startServer({ dataDir });
    await readEverything(history, server, { ...run.workplace, dataDir }).finally(() => server.stop());
  } catch (error) {
    return [`Nobody can come in: ${error}`];
  }
  const events = readHistory(history.path);
  return [...brokenPromises(checkHistory(events)), ...brokenSends(events)];
}

function count(events: readonly HistoryEvent[], op: 'edit' | 'send'): number {
  return events.filter((event) => event.op === op && event.type === 'ok').length;
}
