/**
 * Secrets that must be known again later but may stand in no row: they are computed from an id and the
 * installation's secret. Whoever reads the database learns ids and hashes, and nothing that lets anybody in.
 */
import { createHmac, hkdfSync } from 'node:crypto';

export interface DerivedSecrets {
  /** The token of a share link that goes out by mail: as long and as random to others as one that was drawn. */
  linkToken(linkId: string): string;
  /**
   * The six digits that are mailed for a challenge. The id must be new for every code (`randomId()`), and what is
   * typed be compared in constant time; so few digits are safe only while tries are counted.
   */
  sixDigits(challengeId: string): string;
}

/** `secret`: the installation's, see `session-secret.ts`. Each use has a key of its own. */
export function derivedSecrets(secret: string): DerivedSecrets {
  const linkKey = keyFor(secret, 'coquote mail link');
  const codeKey = keyFor(secret, 'coquote sign code');
  return {
    linkToken: (linkId) => digest(linkKey, linkId).toString('base64url'),
    // 48 bits into a million: the unevenness is one part in 280 million.
    sixDigits: (challengeId) =>
      String(digest(codeKey, challengeId).readUIntBE(0, 6) % 1_000_000).padStart(6, '0'),
  };
}

function keyFor(secret: string, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', use, 32));
}

function digest(key: Uint8Array, of: string): Buffer {
  return createHmac('sha256', key).update(of).digest();
}
