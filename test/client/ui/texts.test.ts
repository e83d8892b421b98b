import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../client/ui/texts.ts';

/** Every text with its path: `quotes.gate.title`. */
function texts(node: object, path = ''): [path: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[here, value] as [string, string]] : texts(value as object, here);
  });
}

const placeholders = (text: string) =>
  [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map((match) => match[1]).toSorted();

const english = texts(await loadTexts('en'));
const swedish = new Map(texts(await loadTexts('sv')));

describe('the texts of the screens', () => {
  it('have the same keys in both languages', () => {
    expect([...swedish.keys()].toSorted()).toEqual(english.map(([path]) => path).toSorted());
  });

  it('name the same things in both languages', () => {
    const differ = english.filter(
      ([path, text]) => `${placeholders(text)}` !== `${placeholders(swedish.get(path) ?? '')}`,
    );
    expect(differ.map(([path]) => path)).toEqual([]);
  });

  it('are never left empty in one language alone', () => {
    const blank = (text: string | undefined) => (text ?? '').trim() === '';
    const differ = english.filter(([path, text]) => blank(text) !== blank(swedish.get(path)));
    expect(differ.map(([path]) => path)).toEqual([]);
  });

  it('say every plural in both its forms', () => {
    const paths = new Set(english.map(([path]) => path));
    const ones = english.map(([path]) => path).filter((path) => path.endsWith('_one'));
    expect(ones.length).toBeGreaterThan(0);
    for (const path of ones) expect(paths).toContain(path.replace(/_one$/, '_other'));
  });
});
