/**
 * When a version that was sent is offered, buyers' screens fetch it by themselves: the rooms are told at that moment,
 * also after a restart. Nothing rests on it; a screen that asks later sees the same.
 */
import type { Kysely } from 'kysely';
import type { Rooms } from '../rooms/rooms.ts';
import type { Clock } from '../storage/clock.ts';
import type { Schema } from '../storage/schema.ts';

export interface OfferAnnouncerOptions {
  readonly db: Kysely<Schema>;
  readonly rooms: Pick<Rooms, 'announce'>;
  readonly now: Clock;
  /** Calls back once after so many milliseconds; returns what prevents it. */
  readonly after?: (milliseconds: number, wake: () => void) => () => void;
}

export interface OfferAnnouncer {
  /** Looks for what is to be offered. Call it at the start and after every send. */
  look(): Promise<void>;
  stop(): void;
}

export function createOfferAnnouncer(options: OfferAnnouncerOptions): OfferAnnouncer {
  const { db, rooms, now, after = timeout } = options;
  /** Everything offered up to then has been told. */
  let toldUpTo = now();
  let cancel = () => {};
  let isStopped = false;

  async function look(): Promise<void> {
    const at = now();
    const rows = await db
      .selectFrom('version')
      .select(['quote_id', 'offered_at'])
      .where('offered_at', '>', toldUpTo)
      .orderBy('offered_at')
      .execute();
    if (isStopped) return;
    for (const { quote_id, offered_at } of rows) {
      if (offered_at > toldUpTo && offered_at <= at) rooms.announce(quote_id, ['quote', 'versions']);
    }
    toldUpTo = Math.max(toldUpTo, at);
    const next = rows.find(({ offered_at }) => offered_at > at);
    cancel();
    cancel = next ? after(next.offered_at - at, () => void look()) : () => {};
  }

  return {
    look,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

function timeout(milliseconds: number, wake: () => void): () => void {
  const timer = setTimeout(wake, milliseconds);
  return () => clearTimeout(timer);
}
