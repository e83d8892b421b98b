/** Whose mail has come back, or was called spam, and has not been tried again since. */
import { type Kysely, sql } from 'kysely';
import type { OpportunityId, OrganisationId, ParticipantId, QuoteId } from '#shared/ids.ts';
import type { MailTrouble } from '#shared/protocol/deliveries.ts';
import type { Instant } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';

interface InQuote {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
}

/** Of the people in a quote. Whoever has called a mail spam has, whatever else came back. */
export async function mailTroubles(
  db: Kysely<Schema>,
  { organisationId, quoteId }: InQuote,
): Promise<ReadonlyMap<ParticipantId, MailTrouble>> {
  const rows = await db
    .selectFrom('delivery')
    .select(['participant_id', 'failure'])
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('state', '=', 'failed')
    .where('failure', 'in', ['bounced', 'complained'])
    .orderBy('failure')
    .execute();
  return new Map(
    rows.flatMap(({ participant_id, failure }) =>
      participant_id !== null && (failure === 'bounced' || failure === 'complained')
        ? [[participant_id, failure] as const]
        : [],
    ),
  );
}

/** True of a row `t` that says what a participant had in sight, unless their mail has come back: then who looked is not known. */
export const isReached = sql<boolean>`not exists (
  select 1 from delivery d where d.participant_id = t.participant_id
    and d.failure in ('bounced', 'complained') and d.state = 'failed')`;

/** Of open deals, whom at the customer something did not reach: since when, and by which mail. */
export interface ReturnedMail {
  readonly opportunityId: OpportunityId;
  readonly cycle: number;
  readonly timeZone: string;
  readonly deliveryId: string;
  readonly at: Instant;
}

/** The latest of each person in the open deals of the organisation. */
export async function readReturnedMail(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<ReturnedMail[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('participant', 'participant.id', 'delivery.participant_id')
    .innerJoin('quote', 'quote.id', 'participant.quote_id')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .innerJoin('organisation', 'organisation.id', 'opportunity.organisation_id')
    .select([
      'opportunity.id as opportunityId',
      'opportunity.cycle',
      'organisation.time_zone as timeZone',
      'delivery.participant_id as participantId',
      'delivery.id as deliveryId',
      'delivery.settled_at as at',
    ])
    .where('delivery.organisation_id', '=', organisationId)
    .where('delivery.state', '=', 'failed')
    .where('delivery.failure', 'in', ['bounced', 'complained'])
    .where('participant.side', '=', 'buyer')
    .where('opportunity.stage', 'not in', ['won', 'lost'])
    .orderBy('delivery.settled_at')
    .orderBy('delivery.id')
    .execute();
  const latest = new Map(rows.map((row) => [row.participantId, row]));
  return [...latest.values()].map(({ participantId: _, at, ...row }) => ({ ...row, at: at ?? 0 }));
}
