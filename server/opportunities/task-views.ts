/** What time asks, with whom it is about. What sleeps is not shown. */
import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { TaskView } from '#shared/protocol/pipeline-api.ts';
import type { IsoDate } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';

export async function taskViews(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  today: IsoDate,
): Promise<TaskView[]> {
  const rows = await db
    .selectFrom('rule_task as task')
    .leftJoin('opportunity', 'opportunity.id', 'task.opportunity_id')
    .leftJoin('waiting_customer as waiting', 'waiting.id', 'task.waiting_id')
    .select([
      'task.id',
      'task.rule',
      'task.opportunity_id',
      'task.waiting_id',
      'task.since',
      'task.manager_from',
    ])
    .select(({ fn, selectFrom }) => [
      fn.coalesce('opportunity.customer_name', 'waiting.customer_name').as('customer_name'),
      fn.coalesce('opportunity.title', 'waiting.title').as('title'),
      fn.coalesce('opportunity.owner_user_id', 'waiting.owner_user_id').as('owner_user_id'),
      selectFrom('quote')
        .select('quote.id')
        .whereRef('quote.opportunity_id', '=', 'task.opportunity_id')
        .orderBy('quote.created_at', 'desc')
        .limit(1)
        .as('quote_id'),
      // People go by the name they have in their quotes.
      selectFrom('participant')
        .select('participant.name')
        .whereRef('participant.organisation_id', '=', 'task.organisation_id')
        .where((eb) =>
          eb(
            'participant.user_id',
            '=',
            eb.fn.coalesce('opportunity.owner_user_id', 'waiting.owner_user_id'),
          ),
        )
        .limit(1)
        .as('owner_name'),
    ])
    .where('task.organisation_id', '=', organisationId)
    .where('task.state', '=', 'open')
    .where((eb) => eb.or([eb('task.sleeps_until', 'is', null), eb('task.sleeps_until', '<=', today)]))
    .orderBy('task.since')
    .orderBy('task.id')
    .execute();
  return rows.flatMap((row) => {
    const { customer_name, title, owner_user_id } = row;
    if (customer_name === null || title === null || owner_user_id === null) return [];
    return [
      {
        id: row.id,
        rule: row.rule,
        opportunityId: row.opportunity_id,
        quoteId: row.quote_id,
        waitingId: row.waiting_id,
        customerName: customer_name,
        title,
        ownerUserId: owner_user_id,
        ownerName: row.owner_name ?? '',
        since: row.since,
        isForManager: row.manager_from !== null && row.manager_from <= today,
      },
    ];
  });
}
