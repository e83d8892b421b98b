import { Percent } from '#shared/money/amounts.ts';

/** A typed percentage that can be kept: brought between 0 and 100; `null` for none, and for zero. */
export function percentOrNull(value: string | null): Percent | null {
  if (value === null || Number(value) <= 0) return null;
  const [whole = '0', fraction = ''] = (Number(value) > 100 ? '100' : value).split('.');
  const decimals = fraction.slice(0, 4);
  return Percent.parse(decimals === '' ? whole : `${whole}.${decimals}`);
}
