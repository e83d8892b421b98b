const controlCharacters = /\p{Cc}+/gu;
/** A word longer than any column is wide. */
const longWord = /\S{33,}/gu;
const zeroWidthSpace = '\u200B';

/**
 * What people wrote, as it can be set: control characters have no form, what is no character at all is a
 * question mark, and a word without end gets places to break at, so that it stays inside its column.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\uFFFD', '?')
    .replace(controlCharacters, ' ')
    .replace(longWord, (word) => (word.match(/.{1,24}/gsu) ?? []).join(zeroWidthSpace));
}
