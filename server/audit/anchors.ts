/**
 * Where a chain is known to have stood, from outside the chain: what is printed in the PDF of every sent version and
 * in the receipt of every acceptance, the evidence packages that were handed out, and what somebody kept of an earlier
 * check. A chain that was made anew, or cut, from the beginning to the end agrees with itself; with these it does not.
 */
import type { Kysely } from 'kysely';
import { EvidenceFile } from '#shared/evidence/package.ts';
import type { OrganisationId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';
import { anchorOf } from './anchor-columns.ts';
import { headLinesIn, type StatedHead } from './head-line.ts';

export interface Anchor extends StatedHead {
  /** What it is known from, to finish the sentence "row 7 is not the one that … names". */
  readonly source: string;
}

/** The anchors in a file that somebody kept: an evidence package, or a text with the lines of a check or a document. */
export function anchorsIn(text: string, source: string): Anchor[] {
  if (text.trimStart().startsWith('{')) return evidenceAnchors(EvidenceFile.parse(JSON.parse(text)), source);
  return headLinesIn(text).map((head) => ({ ...head, source }));
}

/** What the database itself keeps beside the chain, in the order of the rows. */
export async function storedAnchors(db: Kysely<Schema>, organisationId: OrganisationId): Promise<Anchor[]> {
  const anchors = [
    ...(await documentAnchors(db, organisationId)),
    ...(await packageAnchors(db, organisationId)),
  ];
  return anchors.toSorted((one, other) => one.seq - other.seq);
}

/** Where the chain stood when versions were sent and accepted: what their documents print. `from`: rows from there on. */
export async function documentAnchors(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  from = 1,
): Promise<Anchor[]> {
  const sent = await db
    .selectFrom('version')
    .innerJoin('quote', 'quote.id', 'version.quote_id')
    .select(['version.number', 'quote.number as quote', 'version.audit_seq', 'version.audit_hash'])
    .where('version.organisation_id', '=', organisationId)
    .where('version.audit_seq', '>=', from)
    .execute();
  const accepted = await db
    .selectFrom('acceptance')
    .innerJoin('version', 'version.id', 'acceptance.version_id')
    .innerJoin('quote', 'quote.id', 'version.quote_id')
    .select(['version.number', 'quote.number as quote', 'acceptance.audit_seq', 'acceptance.audit_hash'])
    .where('acceptance.organisation_id', '=', organisationId)
    .where('acceptance.audit_seq', '>=', from)
    .execute();
  const anchors = (rows: typeof sent, sourceOf: (version: string) => string) =>
    rows.flatMap((row) => {
      const head = anchorOf(row);
      const source = sourceOf(`version ${row.number} of quote ${row.quote}`);
      return head ? [{ ...head, organisationId, source }] : [];
    });
  return [
    ...anchors(sent, (version) => version),
    ...anchors(accepted, (version) => `the acceptance of ${version}`),
  ];
}

async function packageAnchors(db: Kysely<Schema>, organisationId: OrganisationId): Promise<Anchor[]> {
  const packages = await db
    .selectFrom('evidence')
    .select(['version_id', 'edition'])
    .where('organisation_id', '=', organisationId)
    .execute();
  const anchors: Anchor[] = [];
  for (const { version_id, edition } of packages) {
    // One after the other: they are large.
    const { file } = await db
      .selectFrom('evidence')
      .select('file')
      .where('organisation_id', '=', organisationId)
      .where('version_id', '=', version_id)
      .where('edition', '=', edition)
      .executeTakeFirstOrThrow();
    const source = `the evidence package of version ${version_id}, edition ${edition},`;
    anchors.push(...evidenceAnchors(EvidenceFile.parse(JSON.parse(file)), source));
  }
  return anchors;
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
