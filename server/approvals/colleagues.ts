/** The people of the selling organisation, as those who approve. */
import type { Kysely } from 'kysely';
import type { Role } from '#shared/access/permissions.ts';
import type { UserId } from '#shared/ids.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { mayDecide } from './read-approval.ts';

/** What a user is in the actor's organisation; `null` for whoever is no longer in it. */
export async function roleOf(
  db: Kysely<Schema>,
  { organisationId }: UserActor,
  userId: UserId,
): Promise<Role | null> {
  const row = await db
    .selectFrom('membership')
    .select('role')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.role ?? null;
}

/** Who may answer what the actor asks for. */
export async function approversFor(db: Kysely<Schema>, actor: UserActor): Promise<UserId[]> {
  const members = await db
    .selectFrom('membership')
    .select(['user_id', 'role'])
    .where('organisation_id', '=', actor.organisationId)
    .execute();
  return members
    .filter(({ user_id, role }) => mayDecide({ userId: user_id, role }, actor))
    .map(({ user_id }) => user_id);
}
