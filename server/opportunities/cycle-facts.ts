/**
 * What the events of a deal come to, cycle by cycle, kept beside them: whoever looks at every deal there ever was reads
 * one row of each cycle instead of all events. Written with the events, from nothing but them; no call sets it.
 */
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import { type CycleEvent, cyclesIn, type GateAnswers } from '#shared/opportunity/cycles.ts';
import type { StageEventType } from '#shared/opportunity/stages.ts';
import type { Instant } from '#shared/time.ts';
import { insertMany } from '../storage/insert-many.ts';
import type { Schema } from '../storage/schema.ts';
import type { CycleFactTable } from '../storage/schema-opportunities.ts';

export interface KeptEvent {
  readonly type: StageEventType;
  /** JSON. */
  readonly evidence: string;
  readonly at: Instant;
}

type Deal = Pick<CycleFactTable, 'opportunity_id' | 'organisation_id'>;

/** The rows of one deal, from all of its events in order. */
export function cycleFacts(deal: Deal, events: readonly KeptEvent[]): Insertable<CycleFactTable>[] {
  return cyclesIn(events.map(cycleEvent)).map(
    ({ cycle, path, wasRevived, isCoDesigned, isSentReady, gate }) => ({
      opportunity_id: deal.opportunity_id,
      cycle,
      organisation_id: deal.organisation_id,
      path: JSON.stringify(path),
      was_revived: wasRevived ? 1 : 0,
      co_designed: isCoDesigned ? 1 : 0,
      sent_ready: isSentReady === null ? null : isSentReady ? 1 : 0,
      first_value: gate.value ?? null,
      first_close: gate.expectedClose ?? null,
    }),
  );
}

/** Of all others the evidence says nothing that is kept. */
const telling: Readonly<Partial<Record<StageEventType, (evidence: Evidence) => Partial<CycleEvent>>>> = {
  identified: ({ gate = {} }) => ({ gate }),
  revived: ({ gate = {} }) => ({ gate }),
  quote_sent: ({ basis }) => ({ isReady: basis?.ready ?? null }),
};

interface Evidence {
  readonly gate?: GateAnswers;
  readonly basis?: { readonly ready?: boolean };
}

function cycleEvent({ type, evidence, at }: KeptEvent): CycleEvent {
  return { type, at, ...telling[type]?.(JSON.parse(evidence)) };
}

/** Works the rows of these deals out anew. Some thousand deals at most. */
export async function keepCycles(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  opportunityIds: readonly OpportunityId[],
): Promise<void> {
  if (opportunityIds.length === 0) return;
  await trx
    .deleteFrom('cycle_fact')
    .where('organisation_id', '=', organisationId)
    .where('opportunity_id', 'in', opportunityIds)
    .execute();
  await insertMany(trx, 'cycle_fact', await workedOut(trx, organisationId, opportunityIds));
}

/** What their rows have to be. */
export async function workedOut(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  opportunityIds: readonly OpportunityId[],
): Promise<Insertable<CycleFactTable>[]> {
  const events = await db
    .selectFrom('opportunity_event')
    .select(['opportunity_id', 'type', 'evidence', 'at'])
    .where('organisation_id', '=', organisationId)
    .where('opportunity_id', 'in', opportunityIds)
    .orderBy('opportunity_id')
    .orderBy('seq')
    .execute();
  return [...Map.groupBy(events, ({ opportunity_id }) => opportunity_id)].flatMap(([opportunity_id, of]) =>
    cycleFacts({ opportunity_id, organisation_id: organisationId }, of),
  );
}

/** Deals that are worked out in one transaction. */
const atOnce = 500;

/** Before anybody asks: what was written before there were such rows, or before they said what they do now, gets its own. */
export async function completeCycles(db: Kysely<Schema>): Promise<void> {
  const missing = await db
    .selectFrom('opportunity')
    .select(['id', 'organisation_id'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('cycle_fact')
            .select('cycle_fact.cycle')
            .whereRef('cycle_fact.opportunity_id', '=', 'opportunity.id'),
        ),
      ),
    )
    .execute();
  for (const [organisationId, deals] of Map.groupBy(missing, ({ organisation_id }) => organisation_id)) {
    for (let from = 0; from < deals.length; from += atOnce) {
      const ids = deals.slice(from, from + atOnce).map(({ id }) => id);
      await db.transaction().execute((trx) => keepCycles(trx, organisationId, ids));
    }
  }
}
