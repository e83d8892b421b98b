/** In which money a price is written, where its cell says so. */
import type { CurrencyCode } from '../money/amounts.ts';

/** Signs that several countries share say no more than that it is one of theirs. */
const signs: readonly (readonly [sign: RegExp, currencies: readonly CurrencyCode[]])[] = [
  [/€/, ['EUR']],
  [/£/, ['GBP']],
  [/\$/, ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'BRL']],
  [/kr\.?\s*$|^\s*kr/i, ['SEK', 'NOK', 'DKK', 'ISK']],
];
const code = /(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])/;

/** The sign or code of another currency than the quote’s; `null` where it is written in that, or without one. */
export function otherCurrency(cell: string, currency: CurrencyCode): string | null {
  const stated = code.exec(cell)?.[1];
  if (stated !== undefined) return stated === currency ? null : stated;
  for (const [sign, currencies] of signs) {
    const found = sign.exec(cell);
    if (found) return currencies.includes(currency) ? null : found[0].trim();
  }
  return null;
}
