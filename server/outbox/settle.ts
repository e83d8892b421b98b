/** What becomes of a delivery after a try. */
import type { Kysely, Transaction } from 'kysely';
import type { DeliveryFailure } from '#shared/protocol/deliveries.ts';
import type { Instant } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';
import type { Claimed } from './claim.ts';
import { delayAfter } from './retry-delays.ts';

/** Why it did not come through. Kept and shown, so it holds no secret. */
export interface Failure {
  readonly failure: DeliveryFailure;
  /** The other side's own words. */
  readonly detail?: string;
}

/**
 * How a try went. failed: tried again, as long as there are tries left. hopeless: another try would go the same way.
 * pointless: nobody needs it any more.
 */
export type Outcome =
  | { readonly type: 'delivered' }
  | ({ readonly type: 'failed' | 'hopeless' | 'pointless' } & Failure);

/** Adds to the transaction that says a delivery has gone out. */
export type OnDelivered = (trx: Transaction<Schema>, claimed: Claimed, now: Instant) => Promise<void>;

/** Resolves to when it is tried again; `null`: it is not. */
export async function settle(
  db: Kysely<Schema>,
  claimed: Claimed,
  outcome: Outcome,
  now: Instant,
  onDelivered?: OnDelivered,
): Promise<Instant | null> {
  if (outcome.type === 'delivered') {
    await db.transaction().execute(async (trx) => {
      if (await setDelivered(trx, claimed, now)) await onDelivered?.(trx, claimed, now);
    });
    return null;
  }
  const delay = outcome.type === 'failed' ? delayAfter(claimed.delivery.attempts) : null;
  await db
    .updateTable('delivery')
    .set({
      ...free,
      failure: outcome.failure,
      failure_detail: outcome.detail ?? null,
      ...(delay === null
        ? {
            state: outcome.type === 'pointless' ? ('cancelled' as const) : ('failed' as const),
            settled_at: now,
          }
        : { due_at: now + delay }),
    })
    .where('id', '=', claimed.delivery.id)
    .where('state', '=', 'waiting')
    // A lease that ran out is somebody else's by now, and so is what they make of it.
    .where('lease', '=', claimed.delivery.lease)
    .execute();
  return delay === null ? null : now + delay;
}

const free = { leased_until: 0, lease: null };

/** Whoever has it in hand by now: that it has gone out is so. `false`: that was known already. */
async function setDelivered(trx: Transaction<Schema>, { delivery }: Claimed, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('delivery')
    .set({ ...free, state: 'delivered', settled_at: now, failure: null, failure_detail: null })
    .where('id', '=', delivery.id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
