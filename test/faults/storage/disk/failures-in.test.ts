import { describe, expect, it } from 'vitest';
import { failuresIn } from './failures-in.ts';
import type { DiskRecord } from './recording.ts';

const log = { t: 0, file: '-wal' } as const;
const write: DiskRecord = { ...log, operation: 'write', offset: 0, data: Buffer.from('x') };
const sync: DiskRecord = { ...log, operation: 'sync' };
const failedSync: DiskRecord = { ...log, operation: 'failure', call: 'sync' };
const failedWrite: DiskRecord = { ...log, operation: 'failure', call: 'write' };

const during = (...records: DiskRecord[]) => failuresIn(records).map((failure) => failure.during);

describe('a failure of the disk is', () => {
  it('in a commit where the log holds what is not synced, or cannot be written', () => {
    expect(during(write, failedSync)).toEqual(['commit']);
    expect(during(write, sync, failedWrite)).toEqual(['commit']);
  });

  it('in a checkpoint where everything in the log is synced, or in the database file itself', () => {
    expect(during(write, sync, failedSync)).toEqual(['checkpoint']);
    expect(during(write, { ...failedWrite, file: '' })).toEqual(['checkpoint']);
  });
});
