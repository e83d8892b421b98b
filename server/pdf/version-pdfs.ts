/** The PDF of a version: as it was offered, which never changes, and as it stands, with who has signed it. */
import type { Kysely } from 'kysely';
import type { OrganisationId, VersionId } from '#shared/ids.ts';
import { headLine } from '../audit/head-line.ts';
import { readVersionById, type StoredVersion } from '../quotes/versions.ts';
import type { SealKeySource } from '../seal/seal-key.ts';
import { sealPdf } from '../seal/seal-pdf.ts';
import type { Schema } from '../storage/schema.ts';
import { readOrganisation } from './organisation.ts';
import { completedAt, renderVersionPdf } from './quote-pdf.ts';
import { readSigned } from './read-signed.ts';
import { type Signed, unsigned } from './signed.ts';

export interface VersionPdfDeps {
  readonly db: Kysely<Schema>;
  readonly sealKey: SealKeySource;
}

/** The sealed PDF as it was offered, before anybody signed: the same bytes whenever it is asked for (I-9). */
export async function offeredPdf(
  deps: VersionPdfDeps,
  { organisationId, versionId }: { readonly organisationId: OrganisationId; readonly versionId: VersionId },
): Promise<Uint8Array> {
  return pdfOf(deps, organisationId, await readVersionById(deps.db, organisationId, versionId), unsigned);
}

/** The sealed PDF as it stands: with the signatures that were given by now, and the latest evidence of them. */
export async function standingPdf(
  deps: VersionPdfDeps,
  organisationId: OrganisationId,
  stored: StoredVersion,
): Promise<Uint8Array> {
  const organisation = await readOrganisation(deps.db, organisationId);
  const { language } = stored.frozen.content.terms;
  const signed = await readSigned(deps.db, organisation, stored.version.id, language);
  return pdfOf(deps, organisationId, stored, signed);
}

async function pdfOf(
  { db, sealKey }: VersionPdfDeps,
  organisationId: OrganisationId,
  { frozen, priced, canonical, auditHead, version: { hash, sentAt, sentBy } }: StoredVersion,
  signed: Signed,
): Promise<Uint8Array> {
  const { timeZone } = await readOrganisation(db, organisationId);
  const auditLine = auditHead && headLine(organisationId, auditHead);
  const input = { frozen, priced, canonical, hash, auditLine, sentAt, sentBy, timeZone, signed };
  return sealPdf(await renderVersionPdf(input), await sealKey(), completedAt(input));
}
