/** When each cycle of the open deals began, and since when it is in its stage: both are what the events say. */
import type { Kysely } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import { type StageEventType, stageSteps } from '#shared/opportunity/stages.ts';
import type { Instant } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';

export interface CycleDates {
  readonly startedAt: Instant;
  readonly stageSince: Instant;
  readonly lastEvent: DatedEvent;
}

export interface DatedEvent {
  readonly type: StageEventType;
  readonly at: Instant;
  readonly actorName: string;
}

/** By opportunity, of those that are neither won nor lost; or of `only` those. */
export async function cycleDates(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  only?: readonly OpportunityId[],
): Promise<Map<OpportunityId, CycleDates>> {
  const rows = await db
    .selectFrom('opportunity_event as event')
    .innerJoin('opportunity', 'opportunity.id', 'event.opportunity_id')
    .select(['event.opportunity_id', 'event.type', 'event.at', 'event.actor_name as actorName'])
    .where('opportunity.organisation_id', '=', organisationId)
    .where('opportunity.stage', 'not in', ['won', 'lost'])
    .$if(only !== undefined, (query) => query.where('opportunity.id', 'in', only ?? []))
    .orderBy('event.opportunity_id')
    .orderBy('event.seq')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ opportunity_id }) => opportunity_id)].flatMap(([id, events]) => {
      const dates = datesOf(events);
      return dates ? [[id, dates] as const] : [];
    }),
  );
}

/** Of the last cycle in these events, which are in order; `null` without any. */
export function datesOf(events: readonly DatedEvent[]): CycleDates | null {
  const steps = [...stageSteps(events)];
  const start = steps.findLast(({ event, before }) => before === null || event.type === 'revived');
  const move = steps.findLast(({ before, after }) => before !== after);
  const last = steps.at(-1);
  if (!start || !move || !last) return null;
  const { type, at, actorName } = last.event;
  return { startedAt: start.event.at, stageSince: move.event.at, lastEvent: { type, at, actorName } };
}
