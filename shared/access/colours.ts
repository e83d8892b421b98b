/**
 * Colours belong to people. Sellers are cool, buyers warm, in order of arrival per side and kept for the life
 * of the quote. The names are the tokens in `client/ui/tokens.css` (`--p-…`); the hex values are the light theme's.
 */
import type { Side } from './permissions.ts';

export const personColours: Readonly<
  Record<Side, readonly { readonly token: string; readonly hex: string }[]>
> = {
  seller: [
    { token: 'fjord', hex: '#1C5F9E' },
    { token: 'blabar', hex: '#5A4AAE' },
    { token: 'skog', hex: '#0B685F' },
  ],
  buyer: [
    { token: 'hjortron', hex: '#AC4F08' },
    { token: 'ljung', hex: '#9C3474' },
    { token: 'lingon', hex: '#AF2A3B' },
  ],
};

/** The colour of the n-th person on a side; the fourth takes the first's again. */
export function personColour(side: Side, index: number): { token: string; hex: string } {
  const palette = personColours[side];
  const colour = palette[index % palette.length];
  if (!colour) throw new RangeError(`no colour ${index} on side ${side}`);
  return colour;
}
