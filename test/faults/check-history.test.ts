import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenPromises, checkHistory } from './check-history.ts';
import { History, readHistory } from './history.ts';

type Step = ['invoke' | 'ok' | 'seen', string] | ['setOut'] | ['read', ...string[]];

/** Through a file, as the real ones go. */
function verdict(...steps: Step[]) {
  const folder = mkdtempSync(join(tmpdir(), 'coquote-history-'));
  try {
    const history = new History(join(folder, 'history.jsonl'));
    for (const [what, ...keys] of steps) {
      const [key = ''] = keys;
      if (what === 'setOut') history.tell({ proc: 'reader', op: 'read', type: 'invoke' });
      else if (what === 'read') history.tell({ proc: 'reader', op: 'read', type: 'ok', value: keys });
      else if (what === 'seen') history.tell({ proc: 'b', op: 'seen', type: 'ok', key });
      else history.tell({ proc: 'a', op: 'edit', type: what, key });
    }
    return checkHistory(readHistory(history.path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const clean = { lost: [], vanished: [], doubled: [], invented: [] };

describe('the checker of histories', () => {
  it('finds nothing wrong where each acknowledged edit is read once; an unanswered one may be there or not', () => {
    expect(verdict(['invoke', 'a1'], ['ok', 'a1'], ['invoke', 'a2'], ['read', 'a1'])).toMatchObject(clean);
    expect(verdict(['invoke', 'a1'], ['read', 'a1'], ['ok', 'a1'], ['read', 'a1'])).toMatchObject(clean);
  });

  it('catches an acknowledged edit that is gone', () => {
    expect(verdict(['invoke', 'a1'], ['ok', 'a1'], ['read'])).toMatchObject({ ...clean, lost: ['a1'] });
  });

  it('catches one that is gone later, though it was read before', () => {
    expect(verdict(['invoke', 'a1'], ['ok', 'a1'], ['read', 'a1'], ['read'])).toMatchObject({ lost: ['a1'] });
  });

  it('asks of a reader who set out earlier what had been promised by then', () => {
    expect(verdict(['invoke', 'a1'], ['setOut'], ['ok', 'a1'], ['seen', 'a1'], ['read'])).toMatchObject(
      clean,
    );
    expect(verdict(['invoke', 'a1'], ['ok', 'a1'], ['setOut'], ['read'])).toMatchObject({ lost: ['a1'] });
  });

  it('catches an edit that somebody saw and that is gone', () => {
    expect(verdict(['invoke', 'a1'], ['seen', 'a1'], ['read'])).toMatchObject({ ...clean, vanished: ['a1'] });
  });

  it('catches an edit that is there twice, and one that nobody made', () => {
    expect(verdict(['invoke', 'a1'], ['read', 'a1', 'a1'])).toMatchObject({ ...clean, doubled: ['a1'] });
    expect(verdict(['read', 'z9'])).toMatchObject({ ...clean, invented: ['z9'] });
  });

  it('says each fault in a sentence', () => {
    expect(brokenPromises(verdict(['invoke', 'a1'], ['ok', 'a1'], ['read']))).toEqual([
      'The edit a1 was acknowledged and is gone',
    ]);
  });
});
