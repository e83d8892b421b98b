import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { brokenFailStop } from './check-fail-stop.ts';

const at = { t: 0, proc: 'x' } as const;
const edit = (type: 'invoke' | 'ok', key: string): HistoryEvent => ({ ...at, op: 'edit', type, key });
const failure: HistoryEvent = { ...at, op: 'disk-failure', type: 'info', during: 'commit' };
const checkpoint: HistoryEvent = { ...failure, during: 'checkpoint' };
const words = 'The disk refused a write';
const ended: HistoryEvent = { ...at, op: 'ended', type: 'info', code: 1, words };
const start: HistoryEvent = { ...at, op: 'start', type: 'info' };

describe('the checker of servers with a failed disk', () => {
  it('finds nothing wrong where the server ended and the edit was settled after the restart', () => {
    expect(brokenFailStop([edit('invoke', 'a'), failure, ended, start, edit('ok', 'a')])).toEqual([]);
  });

  it('lets an acknowledgement arrive late that was under way when the disk failed', () => {
    expect(brokenFailStop([edit('invoke', 'a'), failure, edit('ok', 'a'), ended, start])).toEqual([]);
  });

  it('lets a server go on whose checkpoint failed: the log holds everything', () => {
    expect(brokenFailStop([checkpoint, edit('invoke', 'a'), edit('ok', 'a'), start])).toEqual([]);
  });

  it.each<[string, HistoryEvent[], string]>([
    [
      'acknowledged after the disk had failed',
      [failure, edit('invoke', 'a'), edit('ok', 'a'), ended, start],
      'The edit a was acknowledged by a failed disk',
    ],
    ['went on', [failure, start], 'The server went on after its disk had failed in a commit'],
    ['ended without an error', [failure, { ...ended, code: 0 }, start], 'The server ended with 0, saying'],
    ['said nothing', [failure, { ...ended, words: '' }, start], 'The server ended with 1, saying ""'],
    [
      'never came to take the edit',
      [edit('invoke', 'a'), failure, ended, start],
      'The edit a was never settled, though it was tried again',
    ],
  ])('catches a server that %s', (_, events, fault) => {
    expect(brokenFailStop(events).join('\n')).toContain(fault);
  });
});
