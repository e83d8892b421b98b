/** Fingerprints of plain data: SHA-256 over it as canonical JSON in UTF-8, lower-case hexadecimal. */
import { createHash } from 'node:crypto';
import type { SignatureFacts } from '#shared/evidence/acceptance-facts.ts';
import {
  type EvidenceFile,
  type EvidencePackage,
  evidenceFormat,
  evidenceGroups,
} from '#shared/evidence/package.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';

export function digest(value: unknown): ContentHash {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

/** Of each group that the package has. */
export function groupDigests(made: EvidencePackage): EvidenceFile['groups'] {
  return Object.fromEntries(
    evidenceGroups.flatMap((group) => (made[group] === undefined ? [] : [[group, digest(made[group])]])),
  );
}

/** Of a package by the fingerprints of its groups, with the format's name and a zero byte before them. */
export function packageHash(groups: EvidenceFile['groups']): ContentHash {
  return createHash('sha256')
    .update(`${evidenceFormat}\0${canonicalJson(groups)}`, 'utf8')
    .digest('hex');
}

/** The details of the audit row `signed`: they commit the chain to everything that is known of the signature. */
export function signedDetail(versionId: string, facts: SignatureFacts): Readonly<Record<string, unknown>> {
  return { versionId, signature: digest(facts) };
}
