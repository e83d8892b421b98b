/** Each thing that a checker of lines and leaks looks for is put into a history that is sound without it. */
import { describe, expect, it } from 'vitest';
import { closeCodes } from '#shared/protocol/close-codes.ts';
import type { HistoryEvent } from './history.ts';
import { checkLeaks } from './leaks/check-leaks.ts';
import { checkHalfOpen } from './network/check-half-open.ts';
import { checkNoisy } from './network/check-noisy.ts';
import { checkRestarts } from './network/check-restarts.ts';
import { checkSlowReader } from './network/check-slow-reader.ts';
import { checkStorm } from './network/check-storm.ts';

type Untimed = HistoryEvent extends infer E ? (E extends HistoryEvent ? Omit<E, 't'> : never) : never;
/** Seconds from the beginning, and what happened. */
type Line = readonly [seconds: number, event: Untimed];
type Spoiled = readonly [found: RegExp, spoil: (lines: readonly Line[]) => readonly Line[]];

const history = (lines: readonly Line[]): HistoryEvent[] =>
  lines.map(([seconds, event]) => ({ t: seconds * 1_000, ...event }) as HistoryEvent);

const without =
  (op: HistoryEvent['op'], nth = 0) =>
  (lines: readonly Line[]) => {
    const found = lines.filter(([, event]) => event.op === op)[nth];
    return lines.filter((line) => line !== found);
  };
const withMore =
  (...more: Line[]) =>
  (lines: readonly Line[]) =>
    [...lines, ...more].sort(([a], [b]) => a - b);
const inPlace =
  (op: HistoryEvent['op'], change: Partial<Untimed>, nth = 0) =>
  (lines: readonly Line[]): readonly Line[] => {
    const found = lines.filter(([, event]) => event.op === op)[nth];
    return lines.map((line) => (line === found ? [line[0], { ...line[1], ...change } as Untimed] : line));
  };

const info = { type: 'info' } as const;
const ok = { type: 'ok' } as const;
const edit = (proc: string, key: string): Line[] => [
  [1, { proc, op: 'edit', type: 'invoke', key }],
  [1.1, { proc, op: 'edit', type: 'ok', key }],
];
const read = (at: number, value: readonly string[], proc = 'reader'): Line => [
  at,
  { proc, op: 'read', ...ok, value },
];

const load = { timers: 4, connections: 0, heapBytes: 100_000_000 };
const clients = ['a', 'b', 'c'];

const checkers: [string, (events: HistoryEvent[]) => string[], Line[], Spoiled[]][] = [
  [
    'of lines that stalled',
    (events) => checkHalfOpen(events, { offlineWithinMs: 20_000, presenceWithinMs: 45_000 }),
    [
      ...edit('anna', '[anna-1]'),
      [2, { proc: 'anna', op: 'stall', ...info }],
      [10, { proc: 'anna', op: 'shown', ...info, saving: 'offline' }],
      [30, { proc: 'reader', op: 'present', ...ok, value: ['anna'] }],
      [62, { proc: 'anna', op: 'heal', ...info }],
      [63, { proc: 'anna', op: 'shown', ...info, saving: 'saved' }],
      read(64, ['[anna-1]']),
    ],
    [
      [/the screen said so after Infinity ms/, without('shown')],
      [
        /the screen said so after 21000 ms/,
        (lines) =>
          withMore([23, { proc: 'anna', op: 'shown', ...info, saving: 'offline' }])(without('shown')(lines)),
      ],
      [
        /was told to be here 48000 ms/,
        withMore([50, { proc: 'reader', op: 'present', ...ok, value: ['anna'] }]),
      ],
      [/did not come to say "saved"/, inPlace('shown', { saving: 'saving' }, 1)],
      [/is gone/, inPlace('read', { value: [] })],
    ],
  ],
  [
    'of lines that repeat and swap frames',
    checkNoisy,
    [
      ...edit('anna', '[anna-1]'),
      [2, { proc: 'anna', op: 'shown', ...info, saving: 'saved' }],
      read(3, ['[anna-1]']),
      [4, { proc: 'disk', op: 'authors', ...ok, value: [{ key: '[anna-1]', author: 'anna' }] }],
    ],
    [
      [/lacks 1 edits/, inPlace('read', { value: [] })],
      [/is there more than once/, inPlace('read', { value: ['[anna-1]', '[anna-1]'] })],
      [/is written down as erik's/, inPlace('authors', { value: [{ key: '[anna-1]', author: 'erik' }] })],
      [
        /was refused an honest change/,
        withMore([2, { proc: 'anna', op: 'refused', ...info, code: 'forbidden' }]),
      ],
      [/is stuck/, inPlace('shown', { saving: 'saving' })],
    ],
  ],
  [
    'of restarts and another generation',
    checkRestarts,
    [
      ...edit('anna', '[anna-1]'),
      [2, { proc: 'anna', op: 'edit', type: 'invoke', key: '[anna-2]' }],
      [3, { proc: 'operator', op: 'remade', ...info }],
      [4, { proc: 'anna', op: 'closed', ...info, code: closeCodes.mismatch.code }],
      [5, { proc: 'anna', op: 'refused', ...info, code: 'replaced' }],
      read(6, ['[anna-1]']),
    ],
    [
      [/was not turned away/, without('closed')],
      [/of another generation was merged/, inPlace('read', { value: ['[anna-1]', '[anna-2]'] })],
      [/is there more than once/, inPlace('read', { value: ['[anna-1]', '[anna-1]'] })],
      [/was not told what was lost/, without('refused')],
    ],
  ],
  [
    'of a storm',
    (events) => checkStorm(events, clients.length),
    [
      [1, { proc: 'server', op: 'memory', ...info, bytes: 100 }],
      [2, { proc: 'operator', op: 'kill', ...info }],
      ...clients.flatMap((proc, index): Line[] => [
        [3 + index, { proc, op: 'try', ...info }],
        [3.1 + index, { proc, op: 'open', ...info }],
        [3.2 + index, { proc, op: 'synced', ...info }],
      ]),
      [8, { proc: 'server', op: 'memory', ...info, bytes: 200 }],
    ],
    [
      [/1 clients of 3 never came back/, without('synced', 2)],
      [
        /The last client was back 58000 ms/,
        (lines) => withMore([60, { proc: 'c', op: 'synced', ...info }])(without('synced', 2)(lines)),
      ],
      [
        /A client tried 11 times/,
        withMore(
          ...Array.from({ length: 10 }, (_, index): Line => [7 + index, { proc: 'a', op: 'try', ...info }]),
        ),
      ],
      [
        /301 clients were let in within a second/,
        withMore(
          ...Array.from(
            { length: 300 },
            (_, index): Line => [3.2 + index / 1_000, { proc: 'a', op: 'open', ...info }],
          ),
        ),
      ],
      [/tried in the same moment/, withMore([3.01, { proc: 'b', op: 'try', ...info }])],
      [/The server took 201 bytes/, inPlace('memory', { bytes: 201 }, 1)],
      [/was refused/, withMore([6, { proc: 'a', op: 'refused', ...info, code: 'forbidden' }])],
    ],
  ],
  [
    'of a slow reader',
    checkSlowReader,
    [
      ...edit('anna', '[anna-1]'),
      [1.5, { proc: 'server', op: 'memory', ...info, bytes: 1_000 }],
      [2, { proc: 'slow', op: 'stall', ...info }],
      [3, { proc: 'server', op: 'memory', ...info, bytes: 30_001_000 }],
      read(3.5, ['[anna-1]'], 'reader 0'),
      [18.5, { proc: 'slow', op: 'gone', ...info }],
      [19, { proc: 'slow', op: 'heal', ...info }],
      read(20, ['[anna-1]'], 'slow'),
    ],
    [
      [
        /was let go of 15001 ms after/,
        (lines) => withMore([18.501, { proc: 'slow', op: 'gone', ...info }])(without('gone')(lines)),
      ],
      [/was never let go of/, without('gone')],
      [/took 30000001 bytes more while one reader stood still/, inPlace('memory', { bytes: 30_001_001 }, 1)],
      [/never got everything/, without('read', 1)],
      [/is gone/, inPlace('read', { value: [] })],
    ],
  ],
  [
    'of what is kept alive',
    checkLeaks,
    [
      [1, { proc: 'server', op: 'load', ...info, value: load }],
      [2, { proc: 'server', op: 'load', ...info, value: { ...load, heapBytes: 110_000_000 } }],
      [3, { proc: 'server', op: 'live', ...info, value: { rooms: 0, documents: 0, sockets: 0 } }],
    ],
    [
      [/There are 1 live documents/, inPlace('live', { value: { rooms: 0, documents: 1, sockets: 0 } })],
      [/8 timers/, inPlace('load', { value: { ...load, timers: 8 } } as never, 1)],
      [/4 connections/, inPlace('load', { value: { ...load, connections: 4 } } as never, 1)],
      [/bytes of heap/, inPlace('load', { value: { ...load, heapBytes: 110_000_001 } } as never, 1)],
      [/was not looked at in the end/, without('live')],
    ],
  ],
];

describe.each(checkers)('the checker %s', (_, check, sound, spoiled) => {
  it('finds nothing where nothing is wrong', () => {
    expect(check(history(sound))).toEqual([]);
  });

  it.each(spoiled)('finds %s', (found, spoil) => {
    expect(check(history(spoil(sound)))).toContainEqual(expect.stringMatching(found));
  });
});
