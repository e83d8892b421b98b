import { create } from 'lib0/prng';
import { describe, expect, it } from 'vitest';
import { crashImage, wholeFiles } from './crash-image.ts';
import type { DiskRecord } from './recording.ts';

const write = (offset: number, text: string): DiskRecord => ({
  t: 0,
  file: '-wal',
  operation: 'write',
  offset,
  data: Buffer.from(text),
});
const sync: DiskRecord = { t: 0, file: '-wal', operation: 'sync' };
const long = 'n'.repeat(2_000);

/** What the file may hold, over many power cuts at the same moment. */
function possible(records: readonly DiskRecord[], cut = records.length): Set<string> {
  const random = create(3);
  const base = new Map([['-wal', Buffer.from('before')]]);
  return new Set(
    Array.from(
      { length: 300 },
      () => crashImage(base, records, cut, random).get('-wal')?.toString('latin1') ?? '',
    ),
  );
}

describe('what a disk may hold after a power cut', () => {
  it('is what was synced, always', () => {
    expect(possible([write(0, 'AFTER.'), sync])).toEqual(new Set(['AFTER.']));
  });

  it('is all, nothing or rubbish of a write that was not synced, and never more than that write', () => {
    const images = possible([write(2, 'XX')]);
    expect(images).toContain('before');
    expect(images).toContain('beXXre');
    expect(images.size).toBeGreaterThan(2);
    for (const image of images) expect(image).toMatch(/^be..re$/s);
  });

  it('is some sectors of a long write without the others', () => {
    const images = [...possible([write(0, 'o'.repeat(2_000)), sync, write(0, long)])];
    expect(images.some((image) => /^n{512}o+n+$/.test(image) || /^o{512}n+/.test(image))).toBe(true);
  });

  it('is a later write without an earlier one', () => {
    expect(possible([write(0, 'X'), write(5, 'Y')])).toContain('beforY');
  });

  it('is nothing of what comes after the cut', () => {
    expect(possible([write(0, 'X'), sync, write(1, 'Y')], 2)).toEqual(new Set(['Xefore']));
  });

  it('is what a truncation left, or not', () => {
    const shorter: DiskRecord = { t: 0, file: '-wal', operation: 'truncate', size: 2 };
    expect(possible([shorter])).toEqual(new Set(['be', 'before']));
  });
});

it('a machine that goes on holds everything, synced or not', () => {
  const whole = wholeFiles(new Map(), [write(0, 'one'), sync, write(3, ' two')]);
  expect(whole.get('-wal')?.toString()).toBe('one two');
});
