import type { Kysely } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { DeliveryView } from '#shared/protocol/deliveries.ts';
import type { Schema } from '../storage/schema.ts';

/** Who was told what about a version, latest first. */
export async function listDeliveries(
  db: Kysely<Schema>,
  { organisationId, quoteId }: { readonly organisationId: OrganisationId; readonly quoteId: QuoteId },
  versionNumber: number,
): Promise<DeliveryView[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
    .innerJoin('version', 'version.id', 'outbox.version_id')
    .select([
      'delivery.id',
      'outbox.topic',
      'delivery.name',
      'delivery.email',
      'delivery.state',
      'delivery.due_at',
      'delivery.attempts',
      'delivery.settled_at',
      'delivery.failure',
      'delivery.failure_detail',
    ])
    .where('delivery.organisation_id', '=', organisationId)
    .where('delivery.quote_id', '=', quoteId)
    .where('version.number', '=', versionNumber)
    .orderBy('delivery.event_id', 'desc')
    .orderBy('delivery.name')
    .orderBy('delivery.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    topic: row.topic,
    name: row.name,
    email: row.email,
    state: row.state,
    dueAt: row.due_at,
    attempts: row.attempts,
    settledAt: row.settled_at,
    failure: row.failure,
    failureDetail: row.failure_detail,
  }));
}
