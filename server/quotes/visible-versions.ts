/** Which versions of a quote somebody may read. */
import type { Kysely } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import type { VersionStanding } from '#shared/quote/lifecycle.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { selectVersions } from './version-summary.ts';

/** What lies with the customer, or was agreed, is for whoever speaks for the customer, also if they came later. */
const forAllBuyers: readonly VersionStanding[] = ['outstanding', 'accepted'];

/**
 * Newest first. A user reads every version of their organisation. A guest reads what was sent to them: nothing before
 * it is offered, nothing that was taken back before that, nothing that they were left out of, and of what was sent
 * before they came only what stands.
 */
export function selectVisibleVersions(db: Kysely<Schema>, actor: Actor, quoteId: QuoteId, now: number) {
  if (actor.kind === 'user') return selectVersions(db, actor.organisationId, quoteId);
  return selectVersions(db, actor.organisationId, quoteId, { at: now, participantId: actor.participantId })
    .where('version.offered_at', '<=', now)
    .where('version_standing.standing', '!=', 'undone')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('version_left_out')
            .select('version_left_out.participant_id')
            .where('version_left_out.participant_id', '=', actor.participantId)
            .whereRef('version_left_out.version_id', '=', 'version.id'),
        ),
      ),
    )
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('version_standing.standing', 'in', [...forAllBuyers]),
        exists(
          selectFrom('participant')
            .select('participant.id')
            .where('participant.id', '=', actor.participantId)
            .where('participant.organisation_id', '=', actor.organisationId)
            .whereRef('participant.created_at', '<=', 'version.sent_at'),
        ),
      ]),
    );
}
