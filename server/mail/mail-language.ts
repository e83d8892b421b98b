import type { Kysely } from 'kysely';
import type { OrganisationId, UserId } from '#shared/ids.ts';
import type { Terms } from '#shared/quote/quote.ts';
import type { Schema } from '../storage/schema.ts';

/** In which language one of the seller's people is written to; `null`: they have not said. */
export async function mailLanguageOf(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  userId: UserId,
): Promise<Terms['language'] | null> {
  const row = await db
    .selectFrom('membership')
    .select('mail_language')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.mail_language ?? null;
}
