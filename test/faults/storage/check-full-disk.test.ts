import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { brokenFullDisk } from './check-full-disk.ts';

const at = (t: number) => ({ t, proc: 'x', type: 'info' }) as const;
const edit = (t: number, type: 'invoke' | 'ok', key: string): HistoryEvent => ({
  t,
  proc: 'x',
  op: 'edit',
  type,
  key,
});
const failure: HistoryEvent = { ...at(1_000), op: 'disk-failure', during: 'commit' };
const told: HistoryEvent = { ...at(1_100), op: 'storage', isFull: true };
const heal: HistoryEvent = { ...at(5_000), op: 'heal' };
const start: HistoryEvent = { ...at(30_000), op: 'start' };
const read = (t: number, value: string[]): HistoryEvent => ({
  t,
  proc: 'reader',
  op: 'read',
  type: 'ok',
  value,
});

const asked = edit(900, 'invoke', 'a');
const saved = edit(6_000, 'ok', 'a');
const good = [asked, failure, told, read(2_000, []), heal, saved, start, read(31_000, ['a'])];
const but = (left: HistoryEvent, ...more: HistoryEvent[]): HistoryEvent[] =>
  [...good.filter((event) => event !== left), ...more].sort((a, b) => a.t - b.t);

describe('the checker of servers with a full disk', () => {
  it('finds nothing wrong where people were told and what waited was saved with the first room', () => {
    expect(brokenFullDisk(good)).toEqual([]);
  });

  it('asks nothing where the disk was never full', () => {
    expect(brokenFullDisk([asked, edit(950, 'ok', 'a'), heal, start, read(31_000, ['a'])])).toEqual([]);
  });

  it.each<[string, HistoryEvent[], string]>([
    ['said nothing', but(told), 'Nobody was told of the full disk'],
    ['said it late', but(told, { ...told, t: 3_100 }), 'Nobody was told of the full disk for 2100 ms'],
    ['saved late', but(saved, { ...saved, t: 15_100 }), '10100 ms after there was room'],
    ['saved only after a restart', but(saved, { ...saved, t: 31_500 }), 'after there was room'],
    ['ended', but(start, { ...at(2_000), op: 'ended', code: 1, words: 'full' }), 'The server ended with 1'],
    [
      'showed nothing meanwhile',
      but(start, { t: 2_500, proc: 'reader', op: 'unread', type: 'fail' }),
      'could not be read while the disk was full',
    ],
    ['lost what it had acknowledged', [...good.slice(0, -1), read(31_000, [])], 'a'],
  ])('catches a server that %s', (_, events, fault) => {
    expect(brokenFullDisk(events).join('\n')).toContain(fault);
  });
});
