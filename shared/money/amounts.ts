import { z } from 'zod';

/**
 * The units money and quantities are stated in. Decimal strings go in, whole minor units come out; nothing
 * passes through binary floating point on the way (promise I-41).
 */

const decimal = (integerDigits: number, decimals: number) =>
  z.string().regex(new RegExp(`^-?\\d{1,${integerDigits}}(\\.\\d{1,${decimals}})?$`));

/** A price for one unit (or one base quantity), in major units: at most 6 decimals, below 10^13. May be negative (a credit). */
export const UnitPrice = decimal(13, 6);
export type UnitPrice = z.infer<typeof UnitPrice>;

/** How many: at most 4 decimals. May be negative (a return). */
export const Quantity = decimal(9, 4);
export type Quantity = z.infer<typeof Quantity>;

/** 0 to 100, at most 4 decimals. */
export const Percent = z.string().regex(/^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/);
export type Percent = z.infer<typeof Percent>;

/** A sum of money in major units as a person typed it: at most 4 decimals. */
export const DecimalAmount = decimal(13, 4);
export type DecimalAmount = z.infer<typeof DecimalAmount>;

/** A sum of money as a whole number of the currency's minor unit (öre, cent). 48 000 kr is 4 800 000. */
export const MinorUnits = z.int().brand('MinorUnits');
export type MinorUnits = z.infer<typeof MinorUnits>;

/** What the database keeps as an amount: the schema's own check, without the schema, since lists read it of every row. */
export function minorUnits(amount: number): MinorUnits {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is no whole number of minor units`);
  return amount as MinorUnits;
}

/** The sum of amounts in one currency. Throws where a number could no longer hold it exactly. */
export function sumOf(amounts: Iterable<MinorUnits>): MinorUnits {
  let sum = 0n;
  for (const amount of amounts) sum += BigInt(amount);
  return MinorUnits.parse(Number(sum));
}

/** What `after` comes to beyond `before`, all of one currency; `null` where that cannot be stated exactly. */
export function changeOf(before: Iterable<number>, after: Iterable<number>): MinorUnits | null {
  let change = 0n;
  for (const amount of after) change += BigInt(amount);
  for (const amount of before) change -= BigInt(amount);
  return MinorUnits.safeParse(Number(change)).data ?? null;
}

/** ISO 4217 code. How many minor digits it has comes from `minorDigits` in `currency.ts`. */
export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/);
export type CurrencyCode = z.infer<typeof CurrencyCode>;
