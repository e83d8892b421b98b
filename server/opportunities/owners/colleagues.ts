import type { Kysely } from 'kysely';
import type { Accounts, UserPerson } from '../../accounts/accounts.ts';
import type { UserActor } from '../../accounts/actor.ts';
import type { Schema } from '../../storage/schema.ts';

interface ColleagueDeps extends Pick<Accounts, 'people'> {
  readonly db: Kysely<Schema>;
}

/** Everybody who has an account in the actor's organisation, by name. */
export async function readColleagues(
  { db, people }: ColleagueDeps,
  { organisationId }: UserActor,
): Promise<UserPerson[]> {
  const members = await db
    .selectFrom('membership')
    .select('user_id')
    .where('organisation_id', '=', organisationId)
    .execute();
  const all = await people(members.map(({ user_id }) => user_id));
  return all.toSorted((a, b) => a.name.localeCompare(b.name));
}
