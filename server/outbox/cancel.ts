import type { Transaction } from 'kysely';
import type { OrganisationId, QuoteId, VersionId } from '#shared/ids.ts';
import type { NoticeTopic } from '#shared/protocol/notices.ts';
import type { Instant } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';

export interface ToCancel {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly versionId: VersionId;
  readonly topics: readonly NoticeTopic[];
}

/**
 * Takes back what was enqueued of a version, all of it or nothing: `false`, having written nothing, when some of it
 * has gone out or is on its way. Call it in the transaction that undoes the cause, and give that up on `false`.
 */
export async function cancel(
  trx: Transaction<Schema>,
  { organisationId, quoteId, versionId, topics }: ToCancel,
  now: Instant,
): Promise<boolean> {
  const events = trx
    .selectFrom('outbox')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('version_id', '=', versionId)
    .where('topic', 'in', topics);
  const gone = await trx
    .selectFrom('delivery')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('event_id', 'in', events)
    // A try that failed may have come through all the same.
    .where((eb) => eb.or([eb('attempts', '>', 0), eb('failure', 'is not', null)]))
    .executeTakeFirst();
  if (gone) return false;
  await trx
    .updateTable('delivery')
    .set({ state: 'cancelled', settled_at: now })
    .where('organisation_id', '=', organisationId)
    .where('event_id', 'in', events)
    .where('state', '=', 'waiting')
    .execute();
  return true;
}
