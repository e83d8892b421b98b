/** Amounts are added in `shared/pricing` and `shared/money` and nowhere else: so a sum has one rule and one rounding. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../../..');
const names =
  'net|gross|tax|taxable|amounts?|payable|rounding|prices?|unitPrice|totals?|ownVat|firstYear|dueAtAcceptance|' +
  'tcv|acv|mrr|arr|quoteDiscount|charges|allowances|cost|unitCost|margin|listed';

/** An amount beside a sign, or one that is counted up. Before a sign may stand what closes a look-up or a default. */
const additionsOf = (names: string): RegExp[] => {
  const [adds, column] = [String.raw`\b(?:sum|total|avg)`, String.raw`\b(?:\w+_)?(?:${names})\b`];
  const named = String.raw`(?:\w+(?:\?|!)?\.)*(?:${names})\b`;
  return [
    new RegExp(String.raw`\b(?:${names})\b(?:\s*\?\?\s*0n?)?[)\]!]*\s+[-+]\s+[-\w(]`),
    new RegExp(String.raw`[\w)\]]\s+[-+]\s+(?:Number\(|BigInt\()?${named}(?![\w.]|:)`),
    new RegExp(String.raw`\b(?:${names})\b\s*[-+]=`),
    new RegExp(String.raw`[\w)\]]\s*[-+]=\s*(?:Number\(|BigInt\()?${named}`),
    // A list of amounts that is added up, whatever its items are called by then, and whoever adds them.
    new RegExp(String.raw`\b(?:${names})\b.*\.reduce\(`),
    // The database adds as well.
    new RegExp(`${adds}\\(sql\`[^\`]*${column}`, 'i'),
    new RegExp(`\`[^\`]*${adds}\\([^\`]*${column}`, 'i'),
  ];
};
/** What becomes an amount: it has been computed, whatever it was computed from. */
const madeAmount = /(?:MinorUnits\.parse\([^)]*[\w)]\s+[-+*/]\s+[\w(]|\s[-+*/]\s[^;]*\bas MinorUnits\b)/;
/** Two of one field, one less the other: how lists are sorted. */
const comparison = /\b(?:Number\()?[ab]\.(\w+)\b\)? - (?:Number\()?[ab]\.\1\b\)?/g;

/** One less a ratio: the share that is left. */
const share = /\b1 - \w+ \/ \w+/g;

const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
/** `total['net']` is `total.net`. */
const byName = (code: string) => code.replace(/\['(\w+)'\]/g, '.$1');
const withoutTexts = (code: string) => code.replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
/** An addition, or a chain of calls, that goes on over lines stands on one. */
const joined = (code: string) =>
  code
    .replace(/\s*\n\s*([-+] |\.reduce\()/g, (_, start: string) =>
      start === '.reduce(' ? start : ` ${start}`,
    )
    .replace(/ ([-+]|[-+]=)\s*\n\s*/g, ' $1 ');

/** Other names that amounts are given: `const a = total.net`, `{ net: a }`, `a: MinorUnits`, a list of them. */
function aliasesIn(code: string): string[] {
  const renamed = new RegExp(
    String.raw`[{,]\s*(?:${names}): ([a-z]\w*)(?=[^{}()]*\}\s*(?:=[^>]|\)|of\b))`,
    'g',
  );
  const held = new RegExp(String.raw`\b(?:const|let) (\w+) = [\w.?![\]]+\.(?:${names});`, 'g');
  const listed = new RegExp(String.raw`\b(?:const|let) (\w+) = .*\.map\(.*\b(?:${names})\b\s*\)*;`, 'g');
  const typed = /\b(\w+)\??: MinorUnits\b(?!\[)/g;
  return [renamed, held, listed, typed].flatMap((form) =>
    [...code.matchAll(form)].map(([, alias = '']) => alias),
  );
}

function additionsIn(text: string): string[] {
  const code = joined(withoutTexts(byName(withoutComments(text))));
  const additions = [...additionsOf([names, ...aliasesIn(code)].join('|')), madeAmount];
  return code
    .split('\n')
    .map((line) => line.replace(comparison, '').replace(share, ''))
    .filter((line) => additions.some((addition) => addition.test(line)))
    .map((line) => line.trim());
}

/** The two that may; and what counts bytes and turns, under the same names. */
const exempt = /^(shared\/(pricing|money)\/|server\/rooms\/(guard\/|traffic\.ts))/;
const files = globSync('{client,server,shared}/**/*.{ts,tsx}', { cwd: project }).filter(
  (file) => !exempt.test(file),
);

test('no amount is added or subtracted outside of pricing and money', () => {
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    additionsIn(readFileSync(join(project, file), 'utf8')).map((line) => `${file}: ${line}`),
  );
  expect(found).toEqual([]);
});

describe('the negative control: it is found', () => {
  test.each([
    'const total = priced.net + priced.tax;',
    'sum += line.net;',
    'net -= discount;',
    'lines.reduce((sum, line) => sum + line.net, 0)',
    'const difference = after.gross - before.gross + 1;',
    'sums.set(currency, (sums.get(currency) ?? 0) + amount);',
    'total + BigInt(price?.amount ?? 0)',
    'return firstYear - cost;',
    'return a === null ? b : MinorUnits.parse(a + b);',
    'return (a * 2) as MinorUnits;',
    'return [total.net, total.tax].reduce((a, b) => a + b, 0);',
    'return lines.map((line) => line.net).reduce(plus, 0);',
    'return net - -tax;',
    'const net = sql`sum(iif(left_out = 1, amount, 0))`;',
    'const worth = sql`select total(net_amount) from version`;',
  ])('in %s', (line) => expect(additionsIn(line)).toEqual([line]));

  test.each([
    ['over lines', 'const sum =\n  total.net +\n  total.tax;'],
    ['over lines, the sign first', 'const sum = total.net\n  + total.tax;'],
    ['under another name', 'const a = total.net;\nconst b = total.tax;\nreturn a + b;'],
    ['under names from a pattern', 'const { net: a, tax: b } = total;\nreturn a + b;'],
    ['in a list over lines', 'lines.map((line) => line.net)\n  .reduce((a, b) => a + b, 0);'],
    ['in a list under another name', 'const all = lines.map(({ net }) => net);\nreturn all.reduce(plus);'],
    ['by a name in brackets', "return total['net'] + total['tax'];"],
    ['known by its type alone', 'function both(a: MinorUnits, b: MinorUnits) {\n  return a + b;\n}'],
    ['counted up under another name', 'const each = line.net;\nsum += each;'],
  ])('%s', (_, code) => expect(additionsIn(code)).toHaveLength(1));

  test.each([
    'a.amount - b.amount || a.sentAt - b.sentAt',
    'money(-total.quoteDiscount)',
    "const text = 'net + tax';",
    'value: count + 1, // net + tax',
    'const left = 1 - paid / price;',
    'const rows = sql`sum(left_out)`;',
  ])('and not in %s', (line) => expect(additionsIn(line)).toEqual([]));
});
