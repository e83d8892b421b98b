/** Taking back what a file of opportunities did, all of it, while nobody has gone on with any of it. */
import type { Transaction } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import type { Schema } from '../storage/schema.ts';
import type { LoseDeps } from './lose.ts';
import { loseUntouched } from './lose-untouched.ts';
import { settleWaiting } from './waiting-list.ts';

/**
 * Refused with `import-moved-on`, naming them, where somebody has gone on with some of it. Opportunities keep their
 * history and end as an error; who waits is taken off the list. Asked again, it does nothing.
 */
export function undoOpportunityImport(
  { db, now }: Pick<LoseDeps, 'db' | 'now'>,
  actor: UserActor,
  importId: string,
): Promise<EndpointAnswer<'undoOpportunityImport'> | Refusal> {
  const { organisationId } = actor;
  return db.transaction().execute(async (trx) => {
    const done = await trx
      .selectFrom('opportunity_import')
      .select('undone_at')
      .where('organisation_id', '=', organisationId)
      .where('id', '=', importId)
      .executeTakeFirst();
    if (!done) return refuse('not-found');
    if (done.undone_at !== null) return {};
    const [deals, waiting] = [
      await openedBy(trx, organisationId, importId),
      await waitingBy(trx, organisationId, importId),
    ];
    const moved = [...deals.filter(isMoved), ...waiting.filter(({ state }) => state !== 'waiting')];
    if (moved.length > 0) {
      return refuse('import-moved-on', { details: { titles: moved.map(({ title }) => title) } });
    }
    const at = now();
    await loseUntouched(trx, actor, deals, at);
    const waitingIds = waiting.map(({ id }) => id);
    await settleWaiting(trx, actor, waitingIds, { state: 'dropped', opportunity_id: null, at });
    await trx
      .updateTable('opportunity_import')
      .set({ undone_at: at, undone_by_name: actor.name })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', importId)
      .execute();
    await recordAudit(trx, {
      organisationId,
      quoteId: null,
      actor: actedBy(actor),
      action: 'opportunity_import_undone',
      detail: { importId, opened: deals.length, waiting: waiting.length },
      at,
    });
    return {};
  });
}

type Opened = Awaited<ReturnType<typeof openedBy>>[number];

/** Somebody has invited, edited, moved or ended it: all of that is more than the event it began with. */
const isMoved = ({ status, events, changes, redates }: Opened): boolean =>
  status !== 'draft' || events > 1 || changes > 0 || redates > 0;

function openedBy(trx: Transaction<Schema>, organisationId: OrganisationId, importId: string) {
  return trx
    .selectFrom('opportunity_import_row as made')
    .innerJoin('opportunity', 'opportunity.id', 'made.opportunity_id')
    .innerJoin('quote', 'quote.opportunity_id', 'opportunity.id')
    .select(['quote.id as quoteId', 'quote.status', 'quote.draft_currency as currency'])
    .select(['opportunity.id as opportunityId', 'opportunity.customer_name as title'])
    .select(({ selectFrom, fn }) => [
      selectFrom('opportunity_event')
        .select(fn.countAll<number>().as('count'))
        .whereRef('opportunity_event.opportunity_id', '=', 'opportunity.id')
        .$asScalar()
        .$notNull()
        .as('events'),
      selectFrom('change')
        .select(fn.countAll<number>().as('count'))
        .whereRef('change.quote_id', '=', 'quote.id')
        .$asScalar()
        .$notNull()
        .as('changes'),
      selectFrom('redate')
        .select(fn.countAll<number>().as('count'))
        .whereRef('redate.opportunity_id', '=', 'opportunity.id')
        .$asScalar()
        .$notNull()
        .as('redates'),
    ])
    .where('made.organisation_id', '=', organisationId)
    .where('made.import_id', '=', importId)
    .execute();
}

function waitingBy(trx: Transaction<Schema>, organisationId: OrganisationId, importId: string) {
  return trx
    .selectFrom('opportunity_import_row as made')
    .innerJoin('waiting_customer', 'waiting_customer.id', 'made.waiting_id')
    .select(['waiting_customer.id', 'waiting_customer.state', 'waiting_customer.customer_name as title'])
    .where('made.organisation_id', '=', organisationId)
    .where('made.import_id', '=', importId)
    .execute();
}
