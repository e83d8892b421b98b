import type { Kysely } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import type { SendRequestView } from '#shared/protocol/views.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';

/** What a buyer has asked for and nobody has answered: a version that is sent answers it, unless that was undone. */
export async function openSendRequest(
  db: Kysely<Schema>,
  { organisationId }: Pick<Actor, 'organisationId'>,
  quoteId: QuoteId,
): Promise<SendRequestView | null> {
  const row = await db
    .selectFrom('send_request')
    .innerJoin('participant', 'participant.id', 'send_request.participant_id')
    .select(['participant.name', 'send_request.message', 'send_request.at'])
    .where('send_request.organisation_id', '=', organisationId)
    .where('send_request.quote_id', '=', quoteId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('version')
            .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
            .select('version.id')
            .whereRef('version.quote_id', '=', 'send_request.quote_id')
            .whereRef('version.sent_at', '>=', 'send_request.at')
            .where('version_standing.standing', '!=', 'undone'),
        ),
      ),
    )
    .orderBy('send_request.at', 'desc')
    .executeTakeFirst();
  return row ?? null;
}
