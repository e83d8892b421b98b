/**
 * What buyers last said of going on at all and nothing has answered. Stepping back is answered by a version that is sent
 * later, unless that was undone, and by a loss; being ready again, by a revival. That somebody at the customer goes on
 * choosing answers nothing: a tick is no word, and it may be another person's. Whoever stepped back says it themselves.
 */
import { type Kysely, sql } from 'kysely';
import type { OpportunityId, OrganisationId, QuoteId } from '#shared/ids.ts';
import type { StanceView } from '#shared/protocol/views.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';

export interface StandingStance {
  readonly quoteId: QuoteId;
  readonly opportunityId: OpportunityId;
  /** Of its quote. */
  readonly ordinal: number;
  /** In which the deal is. */
  readonly cycle: number;
  /** The seller's. */
  readonly timeZone: string;
  readonly view: StanceView;
}

type Found = StanceView & Omit<StandingStance, 'view'>;

export async function readStandingStances(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  only?: QuoteId,
): Promise<StandingStance[]> {
  const standing = sql<Found>`(
    select t.quote_id as quoteId, q.opportunity_id as opportunityId, t.ordinal, o.cycle, seller.time_zone as timeZone,
      t.stance, t.participant_id as participantId, p.name, t.reason, t.come_back as comeBackOn, t.words, t.at
    from stance t
    join participant p on p.id = t.participant_id
    join quote q on q.id = t.quote_id
    join opportunity o on o.id = q.opportunity_id
    join organisation seller on seller.id = t.organisation_id
    where t.organisation_id = ${organisationId} and t.stance != 'went-on'
      ${only === undefined ? sql`` : sql`and t.quote_id = ${only}`}
      and not exists (select 1 from stance l where l.quote_id = t.quote_id and l.ordinal > t.ordinal)
      and not exists (select 1 from version v join version_standing s on s.version_id = v.id
        where v.quote_id = t.quote_id and v.sent_at >= t.at and s.standing != 'undone')
      and not exists (select 1 from opportunity_event e where e.opportunity_id = q.opportunity_id
        and e.at >= t.at and e.type = case t.stance when 'stepped-back' then 'lost' else 'revived' end))`;
  const rows = await db.selectFrom(standing.as('standing')).selectAll().orderBy('at').execute();
  return rows.map(({ quoteId, opportunityId, ordinal, cycle, timeZone, ...view }) => ({
    ...{ quoteId, opportunityId, ordinal, cycle, timeZone },
    view,
  }));
}

export async function standingStance(
  db: Kysely<Schema>,
  { organisationId }: Pick<Actor, 'organisationId'>,
  quoteId: QuoteId,
): Promise<StanceView | null> {
  const [standing] = await readStandingStances(db, organisationId, quoteId);
  return standing?.view ?? null;
}
