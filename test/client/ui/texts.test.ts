import { describe, expect, it } from 'vitest';
import type { Language } from '../../../client/ui/languages.ts';
import { loadTexts, portions } from '../../../client/ui/texts.ts';

/** Every text with its path: `quotes.gate.title`. */
function texts(node: object, path = ''): [path: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[here, value] as [string, string]] : texts(value as object, here);
  });
}

const placeholders = (text: string) =>
  [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map((match) => match[1]).toSorted();

const allTexts = async (language: Language) =>
  (await Promise.all(portions.map((portion) => loadTexts(language, portion)))).flatMap((each) => texts(each));

const english = await allTexts('en');
const swedish = new Map(await allTexts('sv'));

describe('the texts of the screens', () => {
  it('have the same keys in both languages', () => {
    expect([...swedish.keys()].toSorted()).toEqual(english.map(([path]) => path).toSorted());
  });

  it('stand in one portion each', () => {
    const paths = english.map(([path]) => path);
    expect(paths).toEqual([...new Set(paths)]);
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
