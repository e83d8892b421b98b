/** What each kind of figure may be, and why a typed one is not accepted. The bounds are those of the document's schemas. */
import { toScaled } from '#shared/money/decimal.ts';
import { parseNumber } from '#shared/money/parse-number.ts';

export interface NumberRule {
  /** Decimal strings, both inclusive. */
  readonly min: string;
  readonly max: string;
  /** The same, but the bound itself is not allowed. */
  readonly above?: string | undefined;
  readonly below?: string | undefined;
  readonly decimals: number;
}

export const numberRules = {
  price: { min: '-999999999999', max: '999999999999', decimals: 6 },
  cost: { min: '0', max: '999999999999', decimals: 6 },
  quantity: { min: '-999999999', max: '999999999', decimals: 4 },
  /** An amount that is taken off or added; which of the two is said beside it. */
  amount: { min: '0', max: '9999999999999', decimals: 4 },
  /** So many units that something can be counted by them. */
  countable: { min: '0', max: '999999999', above: '0', decimals: 4 },
  percent: { min: '0', max: '100', decimals: 4 },
  /** No price leaves all of it. */
  margin: { min: '0', max: '100', below: '100', decimals: 2 },
  termMonths: { min: '1', max: '120', decimals: 0 },
  paymentDays: { min: '0', max: '365', decimals: 0 },
} as const satisfies Record<string, NumberRule>;

/** Decimals enough to compare any two texts exactly. */
const finest = 20;

export interface NumberRefusal {
  readonly why: 'min' | 'max' | 'above' | 'below' | 'step' | 'decimals' | 'number';
  /** The bound, step or number of decimals that was broken; empty for `number`. */
  readonly bound: string;
}

/** What a text that somebody typed means under `rule`: a decimal string, `null` for an emptied field, or why neither. */
export function readTyped(text: string, rule: NumberRule): { value: string | null } | NumberRefusal {
  if (text.trim() === '') return { value: null };
  const value = parseNumber(text);
  if (value === null) return { why: 'number', bound: '' };
  if (isLess(value, rule.min)) return { why: 'min', bound: rule.min };
  if (isLess(rule.max, value)) return { why: 'max', bound: rule.max };
  if (rule.above !== undefined && !isLess(rule.above, value)) return { why: 'above', bound: rule.above };
  if (rule.below !== undefined && !isLess(value, rule.below)) return { why: 'below', bound: rule.below };
  if (toScaled(value, rule.decimals) === null) return { why: 'decimals', bound: String(rule.decimals) };
  return { value };
}

function isLess(a: string, b: string): boolean {
  return (toScaled(a, finest) ?? 0n) < (toScaled(b, finest) ?? 0n);
}
