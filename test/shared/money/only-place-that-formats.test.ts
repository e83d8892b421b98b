/** Money, percentages and days are written in `shared/money` and nowhere else: so they are the same to the character. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../../..');

const faults: Readonly<Record<string, RegExp>> = {
  'an ordinary space before the sign, where a line may break': /(?:\}|\d) %/,
  'a percentage put together by hand': /\$\{[^}]*\}(?:\u00A0|\\u00a0)%/i,
  'an amount put together by hand': /\}(?: |\u00A0|\\u00a0)(?:kr|€|£)(?![\p{L}/])/iu,
  'a format of its own': /new Intl\.NumberFormat|\.toLocale(?:Date|Time)?String\(|new Intl\.DateTimeFormat/,
};

const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

function faultsIn(text: string): string[] {
  return withoutComments(text)
    .split('\n')
    .flatMap((line) =>
      Object.keys(faults)
        .filter((name) => faults[name]?.test(line))
        .map((name) => `${name}: ${line.trim()}`),
    );
}

/** The place itself, and the clock of a time zone, which reads days and writes none. */
const exempt = /^shared\/(money\/|zone-format\.ts)/;
const files = globSync('{client,server,shared}/**/*.{ts,tsx}', { cwd: project }).filter(
  (file) => !exempt.test(file),
);

test('no amount, percentage or day is written by other hands', () => {
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    faultsIn(readFileSync(join(project, file), 'utf8')).map((fault) => `${file}: ${fault}`),
  );
  expect(found).toEqual([]);
});

describe('the negative control: it is found', () => {
  test.each([
    "discount: '−{{percent}} % discount',",
    "const half = '50 %';",
    'const told = `$' + '{formatDecimal(rate)}\\u00a0%`;',
    'const told = `$' + '{step} kr`;',
    "step: '{{step}} kr',",
    "new Intl.NumberFormat('sv').format(amount)",
    'amount.toLocaleString()',
    'new Date(at).toLocaleDateString()',
  ])('in %s', (line) => expect(faultsIn(line)).toHaveLength(1));

  test.each([
    'style={{ width: `$' + '{share * 100}%` }}',
    "label: 'Discount, %',",
    'const shown = formatPercent(rate); // "25 %"',
    "month: '{{amount}} kr/mo',",
  ])('and not in %s', (line) => expect(faultsIn(line)).toEqual([]));
});
