/** What people typed, made fit for the head of a mail. */

/** One mailbox, of an ordinary form: no list, no comment, no quoted part, nothing that could end a header. */
const mailbox = /^[^\s\p{Cc}\p{Cf},;:<>()[\]"\\@]{1,64}@[^\s\p{Cc}\p{Cf},;:<>()[\]"\\@]{1,255}$/u;

export function isMailbox(address: string): boolean {
  return mailbox.test(address);
}

/**
 * The text on one line: what ends lines, steers terminals or turns the direction of writing becomes a space.
 * Longer than `most` characters, it ends in "…".
 */
export function oneLine(text: string, most = 150): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
