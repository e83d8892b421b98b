/**
 * What lapses with a day, lapses on every screen when the seller's day is over by the server's clock: the rooms of the
 * organisation are told to ask for the day again. Nothing rests on it; whoever asks is told the right day at any time.
 */
import type { OrganisationId } from '#shared/ids.ts';
import { dayIn, type IsoDate } from '#shared/time.ts';
import type { QuoteDeps } from './quote-deps.ts';

const everyMs = 15_000;

export interface DayAnnouncer {
  /** Looks whether a day has begun somewhere since it last looked. Runs by itself. */
  look(): Promise<void>;
  stop(): void;
}

export function announceDays(
  { db, rooms, now }: Pick<QuoteDeps, 'db' | 'rooms' | 'now'>,
  failed: (error: unknown) => void,
): DayAnnouncer {
  const days = new Map<OrganisationId, IsoDate>();

  async function look(): Promise<void> {
    const organisations = await db.selectFrom('organisation').select(['id', 'time_zone']).execute();
    for (const { id, time_zone } of organisations) {
      const day = dayIn(time_zone, now());
      const before = days.get(id);
      days.set(id, day);
      if (before !== undefined && before !== day) await tell(id);
    }
  }

  async function tell(organisationId: OrganisationId): Promise<void> {
    const quotes = await db
      .selectFrom('quote')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('status', '!=', 'closed')
      .execute();
    for (const { id } of quotes) rooms.announce(id, ['quote', 'versions']);
  }

  const timer = setInterval(() => void look().catch(failed), everyMs).unref();
  return { look, stop: () => clearInterval(timer) };
}
