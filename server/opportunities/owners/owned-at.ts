/**
 * Who owned a deal at a moment. A deal knows its owner of today; each handing over knows whose it was before. Figures
 * about what has been stay with whoever owned it then: a deal that changes hands changes nobody's past.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { OpportunityId, OrganisationId, UserId } from '#shared/ids.ts';
import type { Instant } from '#shared/time.ts';
import type { Schema } from '../../storage/schema.ts';

export interface Owner {
  readonly userId: UserId;
  readonly name: string;
}

/** Of a deal, with its owner of today, who owned it then. */
export type OwnedAt = (opportunityId: OpportunityId, today: Owner, at: Instant) => Owner;

export async function readOwnedAt(db: Kysely<Schema>, organisationId: OrganisationId): Promise<OwnedAt> {
  const rows = await db
    .selectFrom('handover')
    .select(['opportunity_id', 'from_user', 'from_name', 'at'])
    .where('organisation_id', '=', organisationId)
    .orderBy('opportunity_id')
    .orderBy('ordinal')
    .execute();
  const handovers = Map.groupBy(rows, ({ opportunity_id }) => opportunity_id);
  return (opportunityId, today, moment) => {
    const next = handovers.get(opportunityId)?.find(({ at }) => at > moment);
    return next ? { userId: next.from_user, name: next.from_name } : today;
  };
}

/** The same in a query that has the table `opportunity`. `at`: an expression for the moment. */
export function ownedAt(at: RawBuilder<number> | Instant): RawBuilder<UserId> {
  return sql<UserId>`coalesce((select h.from_user from handover h where h.opportunity_id = opportunity.id
    and h.at > ${at} order by h.ordinal limit 1), opportunity.owner_user_id)`;
}

/** When the cycle that a deal is in ended; after all time while it is open. In a query that has the table `opportunity`. */
export const endOfCycle: RawBuilder<number> = sql<number>`iif(opportunity.stage in ('won', 'lost'),
  (select max(e.at) from opportunity_event e where e.opportunity_id = opportunity.id
    and e.type in ('accepted', 'accepted_offline', 'lost', 'rescinded_as_lost')), ${sql.lit(Number.MAX_SAFE_INTEGER)})`;
