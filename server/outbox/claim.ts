/**
 * Taking deliveries in hand. The database decides who has one: several processes may send from one database, and a
 * process that died holds nothing for longer than its lease.
 */
import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import type { Instant } from '#shared/time.ts';
import type { DeliveryTable, OutboxTable, Schema } from '../storage/schema.ts';

/** A delivery in hand, with what it is to tell. */
export interface Claimed {
  readonly delivery: Selectable<DeliveryTable>;
  readonly event: Pick<Selectable<OutboxTable>, 'topic' | 'payload' | 'created_at'>;
}

export interface ClaimRequest {
  readonly now: Instant;
  /** Names this taking; only its holder may say that the try failed. */
  readonly lease: string;
  readonly leaseMs: number;
  readonly limit: number;
}

/**
 * Up to `limit` deliveries that are due and first in their lanes, the longest due first. One statement, so that no
 * two can take the same one; the try counts from here.
 */
export async function claim(db: Kysely<Schema>, request: ClaimRequest): Promise<Claimed[]> {
  const { now, lease, leaseMs, limit } = request;
  return db.transaction().execute(async (trx) => {
    const deliveries = await trx
      .updateTable('delivery')
      .set((eb) => ({ lease, leased_until: now + leaseMs, attempts: eb('attempts', '+', 1) }))
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('delivery')
          .select('id')
          .where('state', '=', 'waiting')
          .where('due_at', '<=', now)
          .where('leased_until', '<=', now)
          .where(isFirstInLane)
          .orderBy('due_at')
          .orderBy('event_id')
          .limit(limit),
      )
      .returningAll()
      .execute();
    if (deliveries.length === 0) return [];
    const events = await trx
      .selectFrom('outbox')
      .select(['id', 'topic', 'payload', 'created_at'])
      .where(
        'id',
        'in',
        deliveries.map(({ event_id }) => event_id),
      )
      .execute();
    const byId = new Map(events.map((event) => [event.id, event]));
    return deliveries.flatMap((delivery) => {
      const event = byId.get(delivery.event_id);
      return event ? [{ delivery, event }] : [];
    });
  });
}

/** When the next one is due, or comes free; `null` while nothing waits. */
export async function nextDue(db: Kysely<Schema>): Promise<Instant | null> {
  const row = await db
    .selectFrom('delivery')
    .select(
      sql<Instant | null>`min(case when due_at > leased_until then due_at else leased_until end)`.as('at'),
    )
    .where('state', '=', 'waiting')
    .where(isFirstInLane)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Nothing that happened earlier still waits for the same person. */
function isFirstInLane(eb: ExpressionBuilder<Schema, 'delivery'>) {
  return eb.not(
    eb.exists(
      eb
        .selectFrom('delivery as earlier')
        .select('earlier.id')
        .whereRef('earlier.lane', '=', 'delivery.lane')
        .where('earlier.state', '=', 'waiting')
        .whereRef('earlier.event_id', '<', 'delivery.event_id'),
    ),
  );
}
