import { createHash } from 'node:crypto';

/**
 * What the audit log holds of a comment: salted there, so that a short one cannot be guessed from it. The words
 * themselves stand beside it alone, where their author can take them away.
 */
export function wordsHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
