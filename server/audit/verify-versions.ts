/** Holds the frozen versions of an organisation against their hashes, and against what the audit log says was sent. */
import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import { isIntact } from '../quotes/content-hash.ts';
import type { Schema } from '../storage/schema.ts';

export interface VersionsReport {
  readonly versions: number;
  /** A sentence; `null`: every version is what was frozen (promise I-2). */
  readonly problem: string | null;
}

export async function verifyVersions(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  signal?: AbortSignal,
): Promise<VersionsReport> {
  const sent = await db
    .selectFrom('audit')
    .select(['seq', 'quote_id', 'object_hash'])
    .where('organisation_id', '=', organisationId)
    .where('action', '=', 'version_sent')
    .execute();
  const quotes = await db
    .selectFrom('quote')
    .select(['id', 'number'])
    .where('organisation_id', '=', organisationId)
    .execute();
  const rowOf = new Map(sent.map((row) => [`${row.quote_id} ${row.object_hash}`, row.seq]));
  let versions = 0;
  for (const quote of quotes) {
    signal?.throwIfAborted();
    // One quote after the other: frozen quotes are large.
    const frozen = await db
      .selectFrom('version')
      .select(['number', 'canonical', 'hash'])
      .where('organisation_id', '=', organisationId)
      .where('quote_id', '=', quote.id)
      .orderBy('number')
      .execute();
    for (const { number, canonical, hash } of frozen) {
      versions += 1;
      rowOf.delete(`${quote.id} ${hash}`);
      if (!isIntact(canonical, hash)) {
        const problem = `version ${number} of quote ${quote.number} was altered: its content no longer has its hash`;
        return { versions, problem };
      }
    }
  }
  const [lost] = rowOf.values();
  const problem =
    lost === undefined
      ? null
      : `row ${lost} tells of a version that was sent, and there is no version with that hash`;
  return { versions, problem };
}
