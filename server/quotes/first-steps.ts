/** How far somebody has come with quotes of their own: what the start page leads a newcomer through. */
import type { Kysely } from 'kysely';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { changedAt } from './last-changed.ts';

export async function firstSteps(
  db: Kysely<Schema>,
  { organisationId, userId }: UserActor,
): Promise<EndpointAnswer<'getFirstSteps'>> {
  const quotes = db
    .selectFrom('quote')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .select('quote.id')
    .where('quote.organisation_id', '=', organisationId)
    .limit(1);
  const own = quotes.where('opportunity.owner_user_id', '=', userId);
  const [tried, created, sent, open, last] = await Promise.all([
    // That their customer took part is proved by the stage.
    quotes.where('opportunity.stage', '!=', 'identified').executeTakeFirst(),
    own.executeTakeFirst(),
    own
      .innerJoin('version_standing', 'version_standing.quote_id', 'quote.id')
      .where('version_standing.standing', '!=', 'undone')
      .executeTakeFirst(),
    quotes.where('quote.status', '=', 'co_design').orderBy(changedAt, 'desc').executeTakeFirst(),
    quotes.orderBy(changedAt, 'desc').executeTakeFirst(),
  ]);
  return {
    tried: tried !== undefined,
    created: created !== undefined,
    sent: sent !== undefined,
    // The last changed one that is open for designing, else the last changed.
    toTry: (open ?? last)?.id ?? null,
  };
}
