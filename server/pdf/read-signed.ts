import type { Kysely } from 'kysely';
import { AcceptedChoices, SignatureFacts } from '#shared/evidence/acceptance-facts.ts';
import type { VersionId } from '#shared/ids.ts';
import type { Terms } from '#shared/quote/quote.ts';
import { dayIn } from '#shared/time.ts';
import { latestEvidence } from '../evidence/make-evidence.ts';
import type { Schema } from '../storage/schema.ts';
import { evidencePages } from './evidence-pages.ts';
import type { Organisation } from './organisation.ts';
import { type Signature, type Signed, unsigned } from './signed.ts';

/** Who has signed a version by now, what they accepted, and the latest evidence of it. Reads only. */
export async function readSigned(
  db: Kysely<Schema>,
  { organisationId, timeZone }: Organisation,
  versionId: VersionId,
  language: Terms['language'],
): Promise<Signed> {
  const rows = await db
    .selectFrom('signature')
    .select(['title', 'facts', 'at'])
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .orderBy('seq')
    .execute();
  const first = rows[0];
  if (!first) return unsigned;
  const acceptance = await db
    .selectFrom('acceptance')
    .select(['choices', 'at'])
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .executeTakeFirst();
  // Before the last one has signed there is only what the signers had on their screens, which is the same for all.
  const choices: unknown = acceptance
    ? JSON.parse(acceptance.choices)
    : SignatureFacts.parse(JSON.parse(first.facts)).screen.choices;
  const evidence = await latestEvidence(db, { organisationId, versionId });
  return {
    signatures: rows.map(signatureOf),
    isComplete: acceptance !== undefined,
    accepted: {
      choices: AcceptedChoices.parse(choices),
      asOf: dayIn(timeZone, acceptance?.at ?? first.at),
    },
    evidence: evidence && evidencePages(evidence.file, language),
  };
}

function signatureOf(row: {
  readonly title: string;
  readonly facts: string;
  readonly at: number;
}): Signature {
  const { signer, screen } = SignatureFacts.parse(JSON.parse(row.facts));
  return {
    name: signer.name,
    title: row.title,
    company: signer.company,
    mark: signer.mark,
    signedAt: row.at,
    verification: signer.verification.method,
    hash: screen.hash,
  };
}
