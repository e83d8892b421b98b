/**
 * The power goes while people write and a quote is sent again and again. What a disk may hold then is made from a
 * recording of what one run did to its database files, and opened as the product opens it.
 */
import { bool, create, int32, type PRNG } from 'lib0/prng';
import type { HistoryEvent } from '../history.ts';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { inScratchFolder } from '../scratch.ts';
import { crashImage } from './disk/crash-image.ts';
import { openDisk, type Watch } from './disk/disk.ts';
import type { DiskRecord } from './disk/recording.ts';
import { openImage } from './open-image.ts';
import { recordRun } from './recorded-run.ts';

/** A seller may send so often a minute, and no oftener. */
const load = { edits: 300, sends: 10 };
const controlImages = 6;

export const powerCut: Scenario = {
  name: 'power cut while people edit and send (a round: one image of what the disk may hold)',
  promises: 'I-2, I-4, I-6, I-13, I-14, I-16',
  rounds: { smoke: 30, full: 300 },
  run: (rounds, seed, progress) =>
    inScratchFolder((folder) => openImages(folder, rounds, seed, progress, {})),
  controlFinds: /is gone|is damaged|can come in/,
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
    const files = crashImage(run.base, run.records, cut, random);
    const dueBefore = run.records[cut]?.t ?? Number.POSITIVE_INFINITY;
    const broken = await openImage(folder, run, files, dueBefore);
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

function count(events: readonly HistoryEvent[], op: 'edit' | 'send'): number {
  return events.filter((event) => event.op === op && event.type === 'ok').length;
}
