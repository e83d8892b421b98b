/** Making a package of an accepted version, recording it in the audit log, and keeping it as it was handed out. */
import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { AcceptanceFacts } from '#shared/evidence/acceptance-facts.ts';
import type { EvidenceFile, EvidencePackage } from '#shared/evidence/package.ts';
import type { Instant } from '#shared/time.ts';
import { actedBySystem, recordAudit } from '../audit/record-audit.ts';
import type { Schema } from '../storage/schema.ts';
import { acceptanceOf, type VersionKey } from './acceptance-of.ts';
import { buildEvidence } from './build-evidence.ts';
import { extendStretch } from './chain-stretch.ts';
import { groupDigests, packageHash } from './digest.ts';
import { readEvidenceInput, readerOf } from './evidence-input.ts';

export interface EvidenceDeps {
  readonly db: Kysely<Schema>;
  readonly now: () => Instant;
  /** The version of this product. */
  readonly software: string;
  /** The PDF of the version as it was offered, before anybody signed: the same bytes whenever it is asked for. */
  readonly offeredPdf: (version: VersionKey) => Promise<Uint8Array>;
}

/**
 * Makes the next edition of the package of a version; `null` where it has not been accepted. Where nothing has
 * happened in the quote since the latest edition, that one is the answer and nothing is written, so it may be called
 * again after a failure.
 */
export async function makeEvidence(
  { db, now, software, offeredPdf }: EvidenceDeps,
  version: VersionKey,
): Promise<EvidenceFile | null> {
  const facts = await acceptanceOf(db, version);
  if (!facts) return null;
  const bytes = await offeredPdf(version);
  const pdf = { hash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  // The chain can be long, and is only ever added to: all but its end is read while others write.
  const input = await readEvidenceInput(db, facts);
  return db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('evidence_due')
      .where('version_id', '=', facts.versionId)
      .where('organisation_id', '=', facts.organisationId)
      .execute();
    const latest = await latestEvidence(trx, version);
    if (latest && !(await hasMoved(trx, facts, latest))) return latest.file;
    const stretch = await extendStretch(trx, readerOf(facts), input.stretch);
    const made = buildEvidence({ ...input, stretch, pdf, software });
    return keep(trx, facts, made, (latest?.edition ?? 0) + 1, now());
  });
}

export interface StoredEvidence {
  readonly edition: number;
  readonly file: EvidenceFile;
}

/** The latest edition of the version's package; `null` while there is none. */
export async function latestEvidence(
  db: Kysely<Schema>,
  { organisationId, versionId }: VersionKey,
): Promise<StoredEvidence | null> {
  const row = await db
    .selectFrom('evidence')
    .select(['edition', 'file'])
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .orderBy('edition', 'desc')
    .executeTakeFirst();
  return row ? { edition: row.edition, file: JSON.parse(row.file) } : null;
}

/** Whether the audit log tells of anything in the quote that the package does not know of. */
async function hasMoved(
  db: Kysely<Schema>,
  { organisationId, quoteId }: AcceptanceFacts,
  { file }: StoredEvidence,
): Promise<boolean> {
  const news = await db
    .selectFrom('audit')
    .select('seq')
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('seq', '>', file.package.chain.after.seq)
    .where('action', '!=', 'evidence_made')
    .executeTakeFirst();
  return news !== undefined;
}

/** Records the package as the next row of the chain it quotes, and keeps the file. */
async function keep(
  trx: Transaction<Schema>,
  { organisationId, quoteId, versionId }: AcceptanceFacts,
  made: EvidencePackage,
  edition: number,
  at: Instant,
): Promise<EvidenceFile> {
  const groups = groupDigests(made);
  const hash = packageHash(groups);
  const recorded = await recordAudit(trx, {
    organisationId,
    quoteId,
    actor: actedBySystem,
    action: 'evidence_made',
    objectHash: hash,
    detail: { versionId, edition },
    at,
  });
  const file: EvidenceFile = { package: made, groups, hash, recorded };
  await trx
    .insertInto('evidence')
    .values({
      version_id: versionId,
      edition,
      organisation_id: organisationId,
      quote_id: quoteId,
      hash,
      file: JSON.stringify(file),
      made_at: at,
    })
    .execute();
  return file;
}
