import { expect, it } from 'vitest';
import { splitMarks } from '../../../client/ui/marked-text.tsx';

it('tells marked words from the others, in order', () => {
  expect(splitMarks('Anna chose <b>Hosting</b>, <time></time>.')).toEqual([
    { words: 'Anna chose ', mark: null },
    { words: 'Hosting', mark: 'b' },
    { words: ', ', mark: null },
    { words: '', mark: 'time' },
    { words: '.', mark: null },
  ]);
});

it('leaves a text without marks as it is, and takes what is not closed for text', () => {
  for (const text of ['Saved', '1 < 2 and 3 > 2', 'a <b> without an end', '</b>']) {
    expect(splitMarks(text)).toEqual([{ words: text, mark: null }]);
  }
});
