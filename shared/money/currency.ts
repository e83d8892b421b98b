import { type CurrencyCode, type DecimalAmount, MinorUnits } from './amounts.ts';
import { divRound, powerOfTen, toScaled } from './decimal.ts';

/**
 * ISO 4217 currencies that do not have two minor digits. A table of our own, because browsers and servers carry
 * different editions of this data, and both sides must come to the same öre.
 */
const codesByDigits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const exceptions: ReadonlyMap<string, number> = new Map(
  Object.entries(codesByDigits).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const),
  ),
);

/** How many decimals an amount of this currency has: SEK 2, JPY 0, BHD 3. */
export function minorDigits(currency: CurrencyCode): number {
  return exceptions.get(currency) ?? 2;
}

/** What stands after an amount: a sign that names one currency only, or its code. Three countries' money is "kr". */
const signs: ReadonlyMap<string, string> = new Map([
  ['SEK', 'kr'],
  ['EUR', '€'],
  ['GBP', '£'],
]);

export function currencySign(currency: CurrencyCode): string {
  return signs.get(currency) ?? currency;
}

/** What decimals an amount may be typed with. */
const typedDecimals = 4;

/** A typed amount in whole minor units, to the nearest: "7.256" kr is 726 öre. Throws for what is no amount. */
export function minorUnitsOf(amount: DecimalAmount, currency: CurrencyCode): MinorUnits {
  const scaled = toScaled(amount, typedDecimals);
  if (scaled === null) throw new RangeError(`"${amount}" is no amount`);
  return MinorUnits.parse(Number(divRound(scaled, powerOfTen(typedDecimals - minorDigits(currency)))));
}
