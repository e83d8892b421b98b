/** Every rule by which amounts come about says where it is from and has a case that is worked out. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../../..');

/** What carries rules out and has none of its own. */
const plumbing = new Set([
  'amount-difference.ts',
  'buckets.ts',
  'issues.ts',
  'memory.ts',
  'net-account.ts',
  'price-quote.ts',
  'priced-quote.ts',
  'quote-lines.ts',
  'read-number.ts',
  'references.ts',
  'taxed-buckets.ts',
  'terms.ts',
  'tier-parts.ts',
  'totals.ts',
]);
const inPricing = globSync('shared/pricing/*.ts', { cwd: project });
const rules = [
  ...inPricing.filter((file) => !plumbing.has(basename(file))),
  'shared/money/allocate.ts',
  'shared/money/decimal.ts',
  'shared/money/vat-rates.ts',
  'shared/quote/selection.ts',
];

function missingIn(code: string): string[] {
  const comments = (code.match(/\/\*\*[\s\S]*?\*\//g) ?? []).join('\n');
  const needed = {
    source: /\b[Ss]ource\b|EN 16931|avtalslagen|directive|[Nn]o standard/,
    'worked case': /\bWorked: /,
  };
  return Object.entries(needed).flatMap(([name, form]) => (form.test(comments) ? [] : [name]));
}

test.each(rules)('%s', (file) => {
  expect(missingIn(readFileSync(join(project, file), 'utf8'))).toEqual([]);
});

test('what has no rule is still there', () => {
  expect(inPricing.map((file) => basename(file))).toEqual(expect.arrayContaining([...plumbing]));
});

describe('the negative control: it is missed', () => {
  test.each([
    ['source', '/** Worked: 1 + 1 is 2. */'],
    ['worked case', '/** Source: EN 16931. */\nconst text = "Worked: 1";'],
  ])('%s', (name, code) => expect(missingIn(code)).toEqual([name]));
});
