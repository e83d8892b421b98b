/** Handings over as they are shown: in the history of a deal, and to whoever was given one. */
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { OpportunityId } from '#shared/ids.ts';
import type { HandoverView, NewHandover } from '#shared/protocol/handover-api.ts';
import type { Instant } from '#shared/time.ts';
import type { UserActor } from '../../accounts/actor.ts';
import type { OpportunityTable, Schema } from '../../storage/schema.ts';

/** In order. `cycleStarts`: when each of its cycles began. */
export async function handoversOf(
  db: Kysely<Schema>,
  { id, organisation_id }: Pick<Selectable<OpportunityTable>, 'id' | 'organisation_id'>,
  cycleStarts: readonly Instant[],
): Promise<HandoverView[]> {
  const rows = await db
    .selectFrom('handover')
    .selectAll()
    .where('organisation_id', '=', organisation_id)
    .where('opportunity_id', '=', id)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ from_name, to_name, note, by_name, at }) => ({
    cycle: cycleStarts.filter((start) => start <= at).length,
    fromName: from_name,
    toName: to_name,
    note,
    byName: by_name,
    at,
  }));
}

/** What came to them by somebody else's hand, is still theirs, and they have not said they have seen. The latest first. */
export async function newHandovers(
  db: Kysely<Schema>,
  { organisationId, userId }: UserActor,
): Promise<NewHandover[]> {
  const rows = await unseen(db, organisationId, userId)
    .select([
      'handover.opportunity_id',
      'handover.from_name',
      'handover.note',
      'handover.by_name',
      'handover.at',
      'opportunity.customer_name',
      'opportunity.title',
    ])
    .orderBy('handover.at', 'desc')
    .orderBy('opportunity.customer_name')
    .execute();
  return rows.map((row) => ({
    opportunityId: row.opportunity_id,
    customerName: row.customer_name,
    title: row.title,
    fromName: row.from_name,
    note: row.note,
    byName: row.by_name,
    at: row.at,
  }));
}

/** Only one's own: of others nothing happens. */
export async function noteHandovers(
  trx: Transaction<Schema>,
  { organisationId, userId }: UserActor,
  opportunityIds: readonly OpportunityId[],
  now: Instant,
): Promise<void> {
  const rows = await unseen(trx, organisationId, userId)
    .select(['handover.opportunity_id', 'handover.ordinal', 'handover.organisation_id'])
    .where('handover.opportunity_id', 'in', opportunityIds)
    .execute();
  if (rows.length === 0) return;
  await trx
    .insertInto('handover_seen')
    .values(rows.map((row) => ({ ...row, at: now })))
    .execute();
}

/** The last handing over of each deal that is the user's now. */
function unseen(
  db: Kysely<Schema>,
  organisationId: UserActor['organisationId'],
  userId: UserActor['userId'],
) {
  return db
    .selectFrom('handover')
    .innerJoin('opportunity', 'opportunity.id', 'handover.opportunity_id')
    .leftJoin('handover_seen as seen', (join) =>
      join
        .onRef('seen.opportunity_id', '=', 'handover.opportunity_id')
        .onRef('seen.ordinal', '=', 'handover.ordinal'),
    )
    .where('handover.organisation_id', '=', organisationId)
    .where('handover.to_user', '=', userId)
    .where('handover.by_user', '!=', userId)
    .where('opportunity.owner_user_id', '=', userId)
    .where('seen.at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('handover as later')
            .select('later.ordinal')
            .whereRef('later.opportunity_id', '=', 'handover.opportunity_id')
            .whereRef('later.ordinal', '>', 'handover.ordinal'),
        ),
      ),
    );
}
