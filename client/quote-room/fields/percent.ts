import { Percent } from '#shared/money/amounts.ts';

/** A percentage that was accepted; `null` for none, and for zero, which takes nothing off. */
export function percentOrNull(value: string | null): Percent | null {
  return value === null || Number(value) === 0 ? null : Percent.parse(value);
}
