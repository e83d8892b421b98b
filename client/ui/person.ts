/** How a person looks: initials, and the colour that is theirs in a quote. */
import { personColour, personColours } from '#shared/access/colours.ts';
import type { Side } from '#shared/access/permissions.ts';

/** First letters of the first and the last name: "Anna Maria Bergman" is AB. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [first, last]
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** The CSS value of a person's colour: `colour` is their order of arrival on their side. */
export function colourToken(side: Side, colour: number): string {
  return `var(--p-${personColour(side, colour).token})`;
}

/** From the fourth person on, a side's colours come again; a ring tells the second round from the first. */
export function hasRing(side: Side, colour: number): boolean {
  return colour >= personColours[side].length;
}

/** Outside a quote nobody has an order of arrival: a colleague's colour is drawn from the name, always the same. */
export function colleagueColour(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % personColours.seller.length;
}
