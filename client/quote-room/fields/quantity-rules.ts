/** How a quantity moves, and why one is not accepted. Decimal texts, compared exactly. */
import { fromScaled, toScaled } from '#shared/money/decimal.ts';
import type { BuyerQuantity } from '#shared/quote/quote.ts';
import type { NumberRefusal } from './number-rules.ts';

/** Quantities have at most four decimals. */
const scale = 4;
const one = 10n ** BigInt(scale);

function scaledRule(rule: BuyerQuantity): { min: bigint; max: bigint; step: bigint } {
  const [min = 0n, max = 0n, step = one] = [rule.min, rule.max, rule.step].map(
    (value) => toScaled(value, scale) ?? undefined,
  );
  return { min, max, step: step > 0n ? step : one };
}

/** Why `value` may not be set under `rule`; `null` when it may. */
export function quantityRefusal(value: string | null, rule: BuyerQuantity): NumberRefusal | null {
  const wanted = value === null ? null : toScaled(value, scale);
  if (wanted === null) return { why: 'number', bound: '' };
  const { min, max, step } = scaledRule(rule);
  if (wanted < min) return { why: 'min', bound: rule.min };
  if (wanted > max) return { why: 'max', bound: rule.max };
  return (wanted - min) % step === 0n ? null : { why: 'step', bound: rule.step };
}

/**
 * The next quantity up or down. Steps are counted from the least, so that every press lands on an allowed value,
 * also from one that is not. `null` where there is none.
 */
export function quantityStep(value: string, rule: BuyerQuantity, direction: 1 | -1): string | null {
  const { min, max, step } = scaledRule(rule);
  const now = toScaled(value, scale) ?? min;
  const last = max - ((max - min) % step);
  // How far past the last allowed value; the remainder of a negative number is negative, hence the second one.
  const beyond = (((now - min) % step) + step) % step;
  const wanted = direction === 1 ? now - beyond + step : beyond === 0n ? now - step : now - beyond;
  const next = wanted < min ? min : wanted > last ? last : wanted;
  const isOnward = direction === 1 ? next > now : next < now;
  return isOnward ? fromScaled(next, scale) : null;
}
