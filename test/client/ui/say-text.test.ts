import { describe, expect, it } from 'vitest';
import type { Language } from '../../../client/ui/languages.ts';
import { languages } from '../../../client/ui/languages.ts';
import { sayText } from '../../../client/ui/say-text.ts';
import type { TextValues } from '../../../client/ui/text-keys.ts';
import { loadTexts, portions } from '../../../client/ui/texts.ts';

const table = new Map(
  Object.entries({
    'quotes:count_one': '{{count}} quote',
    'quotes:count_other': '{{count}} quotes',
    'quotes:found_zero': 'No quote has {{words}}.',
    'quotes:found_one': 'One quote has {{words}}.',
    'quotes:found_other': '{{count}} quotes have {{words}}.',
    'quotes:asked': '{{name}} asked.',
    'quotes:asked_you': 'You asked.',
    'quotes:closed': 'Close it as $t(stage:word.lost), {{name}}.',
    'quotes:always': 'Always the same',
    'stage:word.lost': 'not sold',
  }),
);

describe('a text that is said', () => {
  it.each<[path: string, values: TextValues, said: string]>([
    ['quotes:count', { count: 1 }, '1 quote'],
    ['quotes:count', { count: 0 }, '0 quotes'],
    ['quotes:count', { count: 21 }, '21 quotes'],
    ['quotes:count', { count: 1.5 }, '1.5 quotes'],
    ['quotes:found', { count: 0, words: 'boat' }, 'No quote has boat.'],
    ['quotes:found', { count: 1, words: 'boat' }, 'One quote has boat.'],
    ['quotes:found', { count: 2, words: 'boat' }, '2 quotes have boat.'],
    ['quotes:asked', { name: 'Anna' }, 'Anna asked.'],
    ['quotes:asked', { name: 'Anna', context: 'you' }, 'You asked.'],
    ['quotes:asked', { name: 'Anna', context: 'they' }, 'Anna asked.'],
    ['quotes:closed', { name: 'Erik' }, 'Close it as not sold, Erik.'],
    ['quotes:always', { count: 3 }, 'Always the same'],
    ['quotes:asked', {}, '{{name}} asked.'],
  ])('%s with %j is "%s"', (path, values, said) => {
    expect(sayText(table, 'en', path, values)).toBe(said);
  });

  it('is nothing where there is none', () => {
    expect(sayText(table, 'en', 'quotes:nowhere')).toBeNull();
    expect(sayText(table, 'en', 'quotes:count')).toBeNull();
  });

  it('takes what people have written as it is, whatever it looks like', () => {
    const written = { name: '$t(stage:word.lost) {{name}} $& <b>' };
    expect(sayText(table, 'en', 'quotes:asked', written)).toBe(`${written.name} asked.`);
  });
});

describe.each(languages)('the texts of the screens, in %s', (language) => {
  it('have every form that the language counts in, and no other', async () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = new Map<string, string[]>();
    for (const path of await pathsOf(language)) {
      const [, name = '', form = ''] = /^(.*)_(few|many|one|other|two)$/.exec(path) ?? [];
      if (form) counted.set(name, [...(counted.get(name) ?? []), form]);
    }
    expect(counted.size).toBeGreaterThan(80);
    for (const [name, has] of counted) expect([name, has.toSorted()]).toEqual([name, forms]);
  });
});

async function pathsOf(language: Language): Promise<string[]> {
  const all = await Promise.all(portions.map((portion) => loadTexts(language, portion)));
  const within = (node: object, path: string): string[] =>
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? [`${path}.${key}`] : within(value as object, `${path}.${key}`),
    );
  return all.flatMap((each) => within(each, 'texts'));
}
