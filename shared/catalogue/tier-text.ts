/** The steps of a price in one cell: "10: 1800 | 25: 1400 + 250,5 | 1100". Each ends at the number before the colon; the last is open. */
import type { Tier } from '../quote/quote.ts';
import { type DecimalMark, numberIn, numberOut } from './csv-numbers.ts';

export function tiersOut(tiers: readonly Tier[], mark: DecimalMark): string {
  return tiers
    .map(({ upTo, unitPrice, flatFee }) => {
      const end = upTo === null ? '' : `${numberOut(upTo, mark)}: `;
      const fee = flatFee === undefined ? '' : ` + ${numberOut(flatFee, mark)}`;
      return `${end}${numberOut(unitPrice, mark)}${fee}`;
    })
    .join(' | ');
}

/** `null` where it is written otherwise. */
export function tiersIn(text: string, mark: DecimalMark): Tier[] | null {
  const tiers: Tier[] = [];
  for (const step of text.split('|')) {
    const match = /^\s*(?:([^:+]+):)?([^:+]+)(?:\+([^:+]+))?$/.exec(step);
    if (!match) return null;
    const [upTo, unitPrice, flatFee] = match.slice(1).map((part) => part && numberIn(part, mark));
    if (unitPrice === null || unitPrice === undefined || upTo === null || flatFee === null) return null;
    tiers.push({ upTo: upTo ?? null, unitPrice, ...(flatFee !== undefined && { flatFee }) });
  }
  return tiers;
}
