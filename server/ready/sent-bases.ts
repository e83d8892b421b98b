/** Whether what was sent had been found ready by both sides, and why it was sent all the same where it had not. */
import type { Kysely } from 'kysely';
import type { OrganisationId, VersionId } from '#shared/ids.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import type { Schema } from '../storage/schema.ts';

/** As it stands in the event of the sending. */
export interface SentBasis {
  /** Of the content that was sent: see `basis-hash.ts`. */
  readonly hash: ContentHash;
  readonly ready: boolean;
  /** The seller’s words for sending what was not ready; `null`: none were given, or none were needed. */
  readonly reason: string | null;
}

/** By version, of the whole organisation. What was sent before this was kept is absent: nobody knows. */
export async function sentBases(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<Map<VersionId, SentBasis>> {
  const rows = await db
    .selectFrom('opportunity_event')
    .select('evidence')
    .where('organisation_id', '=', organisationId)
    .where('type', '=', 'quote_sent')
    .orderBy('opportunity_id')
    .orderBy('seq')
    .execute();
  return new Map(
    rows.flatMap(({ evidence }) => {
      const { versionId, basis }: { versionId: VersionId; basis?: SentBasis } = JSON.parse(evidence);
      return basis ? [[versionId, basis] as const] : [];
    }),
  );
}

/** `null`: it was sent before this was kept. */
export async function wasSentReady(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  versionId: VersionId,
): Promise<boolean | null> {
  return (await sentBases(db, organisationId)).get(versionId)?.ready ?? null;
}
