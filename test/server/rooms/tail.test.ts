import { describe, expect, it } from 'vitest';
import { Tail } from '../../../server/rooms/tail.ts';

const bytes = (size: number): Uint8Array => new Uint8Array(size);
const rows = (count: number, size: number): Uint8Array[] => Array.from({ length: count }, () => bytes(size));

describe('when the log is folded into the snapshot', () => {
  it.each([
    ['short and small', 1_000_000, rows(100, 100), false],
    ['many rows, however small', 1_000_000, rows(500, 20), true],
    ['64 KB beside a small snapshot', 10_000, rows(64, 1_024), true],
    ['64 KB beside a large snapshot', 1_000_000, rows(64, 1_024), false],
    ['half of a large snapshot', 1_000_000, rows(100, 6_000), true],
    ['more than half of a tiny snapshot, but tiny itself', 100, rows(10, 100), false],
  ])('%s', (_, snapshotSize, tail, expected) => {
    expect(new Tail(bytes(snapshotSize), tail).isWorthFolding(0)).toBe(expected);
  });

  it('not again within ten seconds, however much comes in', () => {
    const tail = new Tail(bytes(10), rows(500, 20));
    tail.fold(bytes(10), 1_000);
    expect(tail.isEmpty).toBe(true);
    for (const update of rows(500, 20)) tail.add(update);
    expect(tail.isWorthFolding(10_999)).toBe(false);
    expect(tail.isWorthFolding(11_000)).toBe(true);
  });
});
