import type { Kysely } from 'kysely';
import { dayIn, type Instant, type IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';

/** The day it is for the actor's organisation. */
export async function todayOf(
  db: Kysely<Schema>,
  { organisationId }: Pick<UserActor, 'organisationId'>,
  at: Instant,
): Promise<IsoDate> {
  const { time_zone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return dayIn(time_zone, at);
}
