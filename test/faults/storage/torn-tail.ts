/**
 * The last bytes of SQLite's log are cut off or damaged, as a bad disk or a careless copy leaves them. Everything that
 * lies before the damage must be there.
 */
import { bool, create, int32, type PRNG } from 'lib0/prng';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { inScratchFolder } from '../scratch.ts';
import { wholeFiles } from './disk/crash-image.ts';
import { openDisk } from './disk/disk.ts';
import type { DiskRecord } from './disk/recording.ts';
import { openImage } from './open-image.ts';
import { recordRun } from './recorded-run.ts';

const load = { edits: 100, sends: 5 };
const tailBytes = 4096;
/** A send writes dozens of pages in one commit; damage within the last one alone loses nothing that was promised. */
const manyCommits = 100 * tailBytes;

export const tornTail: Scenario = {
  name: 'last 1 to 4096 bytes of the log cut off or flipped (a round: one damage)',
  promises: 'I-2, I-4, I-6, I-13, I-16',
  rounds: { smoke: 6, full: 300 },
  run: (rounds, seed, progress) =>
    inScratchFolder((folder) => damageTail(folder, rounds, seed, progress, { unsaid: 0 })),
  controlFinds: /is gone|is damaged|can come in/,
  control: (seed) =>
    inScratchFolder((folder) => damageTail(folder, 3, seed, () => {}, { unsaid: manyCommits }), {
      keep: false,
    }),
};

/** `unsaid`: so many bytes before the place that is named are damaged as well. */
async function damageTail(
  folder: string,
  rounds: number,
  seed: number,
  progress: Progress,
  { unsaid }: { readonly unsaid: number },
): Promise<Outcome> {
  const random = create(seed);
  const disk = openDisk();
  const run = await recordRun(folder, load, random, disk, {});
  const whole = wholeFiles(run.base, run.records);
  const log = whole.get('-wal') ?? Buffer.alloc(0);
  const writes = latestWrites(run.records);
  const end = Math.max(...writes.map(endOf));
  const failures: string[] = [];
  const done = { 'cut off': 0, flipped: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const how = bool(random) ? 'cut off' : 'flipped';
    const place = end - int32(random, 1, tailBytes);
    const from = Math.max(0, place - unsaid);
    const damaged = how === 'flipped' ? flipBits(log, from, end, random) : log.subarray(0, from);
    // What was acknowledged before anything was written there does not need it.
    const dueBefore = writes.find((write) => endOf(write) > place)?.t ?? Number.POSITIVE_INFINITY;
    const [first, ...others] = await openImage(
      folder,
      run,
      new Map([...whole, ['-wal', damaged]]),
      dueBefore,
    );
    if (first) failures.push(`Log ${how} at ${place} of ${end}: ${first} (and ${others.length} more)`);
    done[how] += 1;
    if (round % 20 === 19) progress(round + 1);
  }
  return { failures, figures: { 'seen by': disk.seenBy, 'bytes of log': end, ...done } };
}

type Write = Extract<DiskRecord, { operation: 'write' }>;

/** To the log, since SQLite last began it from its first byte. What lies behind these is of earlier. */
function latestWrites(records: readonly DiskRecord[]): Write[] {
  const writes = records.filter(
    (record): record is Write => record.operation === 'write' && record.file === '-wal',
  );
  return writes.slice(
    Math.max(
      0,
      writes.findLastIndex(({ offset }) => offset === 0),
    ),
  );
}

function endOf({ offset, data }: Write): number {
  return offset + data.length;
}

/** One bit at `from`, and some behind it. */
function flipBits(log: Buffer, from: number, end: number, random: PRNG): Buffer {
  const flipped = Buffer.from(log);
  const places = [from, ...Array.from({ length: int32(random, 0, 7) }, () => int32(random, from, end - 1))];
  for (const place of places) flipped[place] = (flipped[place] ?? 0) ^ (1 << int32(random, 0, 7));
  return flipped;
}
