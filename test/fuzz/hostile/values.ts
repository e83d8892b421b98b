/** What an attacker writes into a place: what fits it, what nearly fits, and what should break a reader. */
import type { Random } from '../random.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

const fitting: readonly unknown[] = [
  true,
  false,
  null,
  '1',
  '99',
  '0.01',
  4,
  '4',
  'Mine',
  ['basic'],
  ['premium'],
  [],
  { percent: '99' },
  { category: 'S', rate: '0' },
  { min: '0', max: '9999', step: '1' },
  'optional',
  '2030-01-01',
];

const odd: readonly (() => unknown)[] = [
  () => undefined,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => 5n,
  () => 2 ** 60,
  () => '1e9',
  () => '9'.repeat(400),
  () => '-4',
  () => '\u202e\u0000 bidi',
  () => '\ud800',
  () => 'x'.repeat(3_000),
  () => new Uint8Array(64),
  () => nested(200),
  () => Array.from({ length: 3_000 }, () => 1),
  () => JSON.parse('{"__proto__": {"isAdmin": true}}'),
  () => JSON.parse('{"constructor": {"prototype": 1}}'),
  () => Array.from({ length: 60 }, () => 'basic'),
  () => ['basic', 'basic'],
  () => ({ percent: '99', amount: '1' }),
  () => 'https://example.com/'.repeat(200),
];

export function anyValue(random: Random): unknown {
  return random.chance(0.6) ? random.one(fitting) : random.one(odd)();
}

const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'costs',
  'admins',
  '',
  'onclick',
  'a b',
];

export const anyName = (random: Random): string =>
  random.chance(0.1) ? 'k'.repeat(1 + random.below(3_000)) : random.one(names);

const marks = ['bold', 'italic', 'link', 'code', 'comment', '__proto__', 'style'];
const markValues: readonly unknown[] = [
  {},
  null,
  true,
  'yes',
  { href: 'javascript:alert(1)' },
  { href: 'java\nscript:alert(1)' },
  { href: 'data:text/html,x' },
  { href: 'https://example.com/' },
  { href: ['https://example.com/'] },
  { href: 'https://example.com/', onclick: 'x' },
  { style: 'position:fixed' },
];
export const anyMark = (random: Random): [name: string, value: unknown] => [
  random.one(marks),
  random.one(markValues),
];

/** Elements of the editor's, and some that a browser would run. */
export const anyNode = (random: Random): string =>
  random.one([
    'paragraph',
    'heading',
    'listItem',
    'bulletList',
    'blockquote',
    'table',
    'tableRow',
    'tableCell',
    'variable',
    'script',
    'iframe',
    'image',
    '',
    'doc',
  ]);
