/** The only way an opportunity's stage moves: an event is appended, and the stage is what the events say. */
import type { Transaction } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import { type Stage, type StageEventType, stageOf } from '#shared/opportunity/stages.ts';
import { insertMany } from '../storage/insert-many.ts';
import type { Schema } from '../storage/schema.ts';
import { cycleFacts, keepCycles } from './cycle-facts.ts';

export interface StageEvent {
  readonly organisationId: OrganisationId;
  readonly opportunityId: OpportunityId;
  readonly type: StageEventType;
  /** What proves it; written as JSON. */
  readonly evidence: unknown;
  readonly actorName: string;
  readonly at: number;
}

/**
 * Appends the event with the opportunity's next sequence number and brings up to date what is kept of them: the stage, and
 * what its cycles came to.
 * Returns the stage after it. Throws when the history would begin with anything but `identified`.
 */
export async function recordEvent(trx: Transaction<Schema>, event: StageEvent): Promise<Stage> {
  const history = await trx
    .selectFrom('opportunity_event')
    .select(['seq', 'type'])
    .where('opportunity_id', '=', event.opportunityId)
    .where('organisation_id', '=', event.organisationId)
    .orderBy('seq')
    .execute();
  const stage = stageOf([...history.map((past) => past.type), event.type]);
  if (stage === null) {
    throw new Error(`${event.type} cannot be the first event of opportunity ${event.opportunityId}`);
  }

  await trx
    .insertInto('opportunity_event')
    .values({
      opportunity_id: event.opportunityId,
      seq: (history.at(-1)?.seq ?? 0) + 1,
      organisation_id: event.organisationId,
      type: event.type,
      evidence: JSON.stringify(event.evidence),
      actor_name: event.actorName,
      at: event.at,
    })
    .execute();
  await trx
    .updateTable('opportunity')
    .set({ stage })
    .where('id', '=', event.opportunityId)
    .where('organisation_id', '=', event.organisationId)
    .execute();
  await keepCycles(trx, event.organisationId, [event.opportunityId]);
  return stage;
}

/** The event that each new opportunity begins with: it was written with the stage that follows from it. */
export async function recordFirstEvents(
  trx: Transaction<Schema>,
  events: readonly StageEvent[],
): Promise<void> {
  const rows = events.map(({ opportunityId, organisationId, type, evidence, actorName, at }) => ({
    opportunity_id: opportunityId,
    seq: 1,
    organisation_id: organisationId,
    type,
    evidence: JSON.stringify(evidence),
    actor_name: actorName,
    at,
  }));
  await insertMany(trx, 'opportunity_event', rows);
  await insertMany(
    trx,
    'cycle_fact',
    rows.flatMap((row) => cycleFacts(row, [row])),
  );
}
