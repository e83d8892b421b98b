import { readFileSync } from 'node:fs';
import { create } from 'lib0/prng';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../../support/temp-dir.ts';
import { recordRun } from '../recorded-run.ts';
import { databaseIn } from '../workplace.ts';
import { wholeFiles } from './crash-image.ts';
import { type Disk, openDisk, statementDisk } from './disk.ts';

// One and the same where there is no C compiler.
const disks = new Map<string, Disk>([statementDisk, openDisk()].map((disk) => [disk.seenBy, disk]));

describe.each([...disks.values()])('a recording by $seenBy', (disk) => {
  it('misses nothing: played back, it gives the files as they lie on the disk', async () => {
    const folder = await tempDir();
    const run = await recordRun(folder, { edits: 30, sends: 2 }, create(1), disk, {});
    const files = wholeFiles(run.base, run.records);
    expect(run.records.some(({ operation, file }) => operation === 'sync' && file === '-wal')).toBe(true);
    for (const file of ['', '-wal']) {
      const onDisk = readFileSync(databaseIn(run.workplace.dataDir) + file);
      expect(files.get(file)?.equals(onDisk), `the database file "${file}"`).toBe(true);
    }
    // Two starts of the product, on machines of any speed.
  }, 600_000);
});
