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
  const acceptance = await db
    .selectFrom('acceptance')
    .leftJoin('offline_acceptance as offline', 'offline.id', 'acceptance.offline_id')
    .select(['acceptance.choices', 'acceptance.at', 'offline.accepted_on', 'offline.signed_by'])
    .where('acceptance.organisation_id', '=', organisationId)
    .where('acceptance.version_id', '=', versionId)
    .executeTakeFirst();
  const at = acceptance?.at ?? first?.at;
  if (at === undefined) return unsigned;
  // Before the last one has signed there is only what the signers had on their screens, which is the same for all.
  const choices: unknown = acceptance
    ? JSON.parse(acceptance.choices)
    : SignatureFacts.parse(JSON.parse(first?.facts ?? '')).screen.choices;
  const evidence = await latestEvidence(db, { organisationId, versionId });
  return {
    signatures: rows.map(signatureOf),
    isComplete: acceptance !== undefined,
    accepted: {
      choices: AcceptedChoices.parse(choices),
      asOf: acceptance?.accepted_on ?? dayIn(timeZone, at),
    },
    evidence: evidence && evidencePages(evidence.file, language),
    paper: paperOf(acceptance),
  };
}

function paperOf(
  acceptance:
    | { readonly at: number; readonly accepted_on: string | null; readonly signed_by: string | null }
    | undefined,
): Signed['paper'] {
  const { accepted_on = null, signed_by = null, at = 0 } = acceptance ?? {};
  if (accepted_on === null || signed_by === null) return null;
  return { acceptedOn: accepted_on, signedBy: signed_by, recordedAt: at };
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
