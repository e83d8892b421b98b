/**
 * Where a chain is known to have stood, from outside the chain: the evidence packages that were handed out, and what
 * somebody kept of an earlier check. A chain that was made anew, or cut, from the beginning to the end agrees with
 * itself; with these it does not.
 */
import type { Kysely } from 'kysely';
import type { ChainHead } from '#shared/evidence/audit-row.ts';
import { EvidenceFile } from '#shared/evidence/package.ts';
import { OrganisationId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';

export interface Anchor extends ChainHead {
  readonly organisationId: OrganisationId;
  /** What it is known from, to finish the sentence "row 7 is not the one that … names". */
  readonly source: string;
}

/** One line per chain, as `verify` prints it and as it is read back here. */
export function headLine(organisationId: OrganisationId, { seq, hash }: ChainHead): string {
  return `${organisationId} row ${seq} ${hash}`;
}

const line = /^\s*([A-Za-z0-9_-]{8,40}) row (\d+) ([0-9a-f]{64})\s*$/gm;

/** The anchors in a file that somebody kept: an evidence package, or what an earlier check printed. */
export function anchorsIn(text: string, source: string): Anchor[] {
  if (text.trimStart().startsWith('{')) return evidenceAnchors(EvidenceFile.parse(JSON.parse(text)), source);
  return [...text.matchAll(line)].map(([, organisation, seq, hash = '']) => ({
    organisationId: OrganisationId.parse(organisation),
    seq: Number(seq),
    hash,
    source,
  }));
}

/** The packages the database itself keeps. */
export async function storedAnchors(db: Kysely<Schema>, organisationId: OrganisationId): Promise<Anchor[]> {
  const rows = await db
    .selectFrom('evidence')
    .select(['file', 'version_id', 'edition'])
    .where('organisation_id', '=', organisationId)
    .execute();
  return rows.flatMap(({ file, version_id, edition }) =>
    evidenceAnchors(
      EvidenceFile.parse(JSON.parse(file)),
      `the evidence package of version ${version_id}, edition ${edition},`,
    ),
  );
}

function evidenceAnchors({ package: { chain }, recorded }: EvidenceFile, source: string): Anchor[] {
  return [chain.start, chain.before, chain.after, recorded.head]
    .filter(({ seq }) => seq > 0)
    .map((head) => ({ ...head, organisationId: chain.organisation, source }));
}

/** A sentence for the first anchor that the chain does not agree with. `hashes`: of the rows that the chain has. */
export function anchorProblem(
  anchors: readonly Anchor[],
  hashes: ReadonlyMap<number, string>,
): string | null {
  for (const { seq, hash, source } of anchors) {
    const found = hashes.get(seq);
    if (found === undefined) return `row ${seq}, which ${source} names, is not there: the chain was cut`;
    if (found !== hash) return `row ${seq} is not the one that ${source} names: the chain was made anew`;
  }
  return null;
}
