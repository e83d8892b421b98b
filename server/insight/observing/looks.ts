/**
 * Whether the customer saw what stood in a quote. What was sent and never looked at was not offered to anybody: that it
 * was not chosen says nothing of it. A buyer has seen what stood there when they did something in the quote, or when
 * their page told that its changes were before their eyes; and a version when their page told that they had it in sight,
 * or when they answered before the next one took its place. That a link was opened tells nothing, nor does a page of
 * somebody whose mail has come back: who that was is not known.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { OrganisationId, QuoteId, VersionId } from '#shared/ids.ts';
import type { Instant } from '#shared/time.ts';
import { isReached } from '../../mail/returned.ts';
import { buyerActSources } from '../../opportunities/last-acts.ts';
import type { Schema } from '../../storage/schema.ts';

/** When somebody at the customer last looked at the quote, up to a moment; `null`: nobody is known to have. */
export async function lastLook(
  trx: Transaction<Schema>,
  quoteId: QuoteId,
  until: Instant,
): Promise<Instant | null> {
  const acts = buyerActSources.map(
    ({ table, at, where }) => sql`select t.${sql.ref(at)} as at from ${sql.table(table)} t
      where t.quote_id = ${quoteId} and t.${sql.ref(at)} <= ${until} and ${sql.raw(where)}`,
  );
  const looks = sql<{ at: Instant }>`(
    select c.at from change c join participant p on p.id = c.participant_id
      where c.quote_id = ${quoteId} and c.at <= ${until} and p.side = 'buyer'
    union all
    select t.seen_at from (select id as participant_id, quote_id, side, seen_at from participant) t
      where t.quote_id = ${quoteId} and t.seen_at <= ${until} and t.side = 'buyer' and ${isReached}
    union all
    select t.at from sight t where t.quote_id = ${quoteId} and t.at <= ${until} and ${isReached}
    union all ${sql.join(acts, sql` union all `)})`;
  const { at } = await trx
    .selectFrom(looks.as('looks'))
    .select(({ fn }) => fn.max<Instant | null>('looks.at').as('at'))
    .executeTakeFirstOrThrow();
  return at;
}

export interface FoundSight {
  readonly versionId: VersionId;
  readonly at: Instant;
}

/** Of offers that nobody was known to have looked at: which somebody has by now, and when they first did. */
export async function seenSince(db: Kysely<Schema>, organisationId: OrganisationId): Promise<FoundSight[]> {
  // Whatever is said once the next version is there may be said of that one.
  const acts = buyerActSources.map(
    ({ table, at, where }) => sql`select t.${sql.ref(at)} from ${sql.table(table)} t
      where t.quote_id = f.quote_id and t.${sql.ref(at)} >= f.offered_at and t.${sql.ref(at)} < coalesce((
        select min(n.offered_at) from offer_fact n
        where n.quote_id = f.quote_id and n.offered_at > f.offered_at), 9e15) and ${sql.raw(where)}`,
  );
  const found = sql<{ version_id: VersionId; at: Instant | null }>`(
    select f.version_id, (select min(at) from (
      select t.at from sight t where t.version_id = f.version_id and ${isReached}
      union all ${sql.join(acts, sql` union all `)})) as at
    from offer_fact f where f.organisation_id = ${organisationId} and f.seen_at is null)`;
  const rows = await db
    .selectFrom(found.as('found'))
    .select(['found.version_id', 'found.at'])
    .where('found.at', 'is not', null)
    .execute();
  return rows.flatMap(({ version_id, at }) => (at === null ? [] : [{ versionId: version_id, at }]));
}
