import type { Kysely } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { Instant } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';
import { outboxWritten } from './written.ts';

/**
 * Sets a delivery that failed, or waits for its next try, on its way again under the same id, with all its tries
 * before it. `false`: there is none in the quote that may be, for it has gone out or is going, or was called spam.
 */
export async function tryAgain(
  db: Kysely<Schema>,
  { organisationId, quoteId }: { readonly organisationId: OrganisationId; readonly quoteId: QuoteId },
  deliveryId: string,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ state: 'waiting', due_at: now, attempts: 0, settled_at: null })
    .where('id', '=', deliveryId)
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('leased_until', '<=', now)
    .where((eb) => eb.or([eb('failure', 'is', null), eb('failure', '!=', 'complained')]))
    .where((eb) =>
      eb.or([eb('state', '=', 'failed'), eb.and([eb('state', '=', 'waiting'), eb('attempts', '>', 0)])]),
    )
    .executeTakeFirst();
  outboxWritten.tell();
  return numUpdatedRows === 1n;
}
