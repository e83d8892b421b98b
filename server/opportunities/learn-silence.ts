/**
 * How long buyers who bought were silent meanwhile, by stage. Once enough have bought it takes the place of a rule of
 * thumb: what is usual here is no reason to worry.
 */
import { type Kysely, sql } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import { isOpen, type Stage, stageSteps } from '#shared/opportunity/stages.ts';
import { learntFromCycles } from '#shared/opportunity/time-rules.ts';
import type { Instant, IsoDate } from '#shared/time.ts';
import { isReached } from '../mail/returned.ts';
import type { Schema } from '../storage/schema.ts';
import type { DatedEvent } from './cycle-dates.ts';
import { buyerActSources } from './last-acts.ts';

const dayMs = 86_400_000;
/** Four of five buyers were heard of sooner. */
const percentile = 0.8;

/** One stay of a won cycle in a stage. */
interface Stay {
  readonly stage: Stage;
  readonly from: Instant;
  readonly to: Instant;
}

export async function learnSilences(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  today: IsoDate,
): Promise<void> {
  const events = await wonEvents(db, organisationId);
  const won = [...Map.groupBy(events, ({ opportunity_id }) => opportunity_id)];
  if (won.length < learntFromCycles) return;
  const acts = await buyerInstants(db, organisationId);
  const gaps = new Map<Stage, number[]>();
  for (const [id, of] of won) {
    for (const [stage, days] of longestGaps(wonStays(of), acts.get(id) ?? [])) {
      gaps.set(stage, [...(gaps.get(stage) ?? []), days]);
    }
  }
  for (const [stage, days] of gaps) {
    const learnt = { days: percentileOf(days), cycles: days.length, as_of: today };
    await db
      .insertInto('silence_limit')
      .values({ organisation_id: organisationId, stage, ...learnt })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'stage']).doUpdateSet(learnt))
      .execute();
  }
}

/** The stays in open stages of the cycle that was won last. Events in order. */
export function wonStays(events: readonly DatedEvent[]): Stay[] {
  const steps = [...stageSteps(events)];
  const end = steps.findLastIndex(({ before, after }) => before !== 'won' && after === 'won');
  if (end < 0) return [];
  const start = steps.findLastIndex(
    ({ event, before }, index) => index < end && (before === null || event.type === 'revived'),
  );
  const moves = steps.slice(start, end + 1).filter(({ before, after }) => before !== after);
  return moves.flatMap(({ event, after }, index) => {
    const next = moves[index + 1];
    return next && after !== null && isOpen(after)
      ? [{ stage: after, from: event.at, to: next.event.at }]
      : [];
  });
}

/** By stage, the longest time without an act of the buyer in any of its stays, in whole days. `acts` in order. */
export function longestGaps(stays: readonly Stay[], acts: readonly Instant[]): Map<Stage, number> {
  const longest = new Map<Stage, number>();
  for (const { stage, from, to } of stays) {
    const marks = [from, ...acts.filter((at) => at > from && at < to), to];
    for (const [index, mark] of marks.entries()) {
      const gap = Math.floor(((marks[index + 1] ?? mark) - mark) / dayMs);
      longest.set(stage, Math.max(longest.get(stage) ?? 0, gap));
    }
  }
  return longest;
}

/** The nearest rank: of five, the fourth smallest. At least a day. */
export function percentileOf(days: readonly number[]): number {
  const sorted = days.toSorted((a, b) => a - b);
  return Math.max(1, sorted[Math.ceil(percentile * sorted.length) - 1] ?? 1);
}

function wonEvents(db: Kysely<Schema>, organisationId: OrganisationId) {
  return db
    .selectFrom('opportunity_event as event')
    .innerJoin('opportunity', 'opportunity.id', 'event.opportunity_id')
    .select(['event.opportunity_id', 'event.type', 'event.at', 'event.actor_name as actorName'])
    .where('opportunity.organisation_id', '=', organisationId)
    .where('opportunity.stage', '=', 'won')
    .orderBy('event.opportunity_id')
    .orderBy('event.seq')
    .execute();
}

/** When the buyers of won deals did something, by opportunity and in order; once a minute is enough to measure days. */
async function buyerInstants(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<Map<OpportunityId, Instant[]>> {
  const looks = { table: 'sight', at: 'at', where: isReached };
  const others = [...buyerActSources, looks].map(
    ({ table, at, where }) =>
      sql`select t.quote_id, t.${sql.ref(at)} as at from ${sql.table(table)} t where ${typeof where === 'string' ? sql.raw(where) : where}`,
  );
  const acts = sql<{ opportunity_id: OpportunityId; at: Instant }>`(
    select distinct q.opportunity_id, (a.at / 60000) * 60000 as at from (
      select c.quote_id, c.at from change c join participant p on p.id = c.participant_id where p.side = 'buyer'
      union all ${sql.join(others, sql` union all `)}
    ) a
    join quote q on q.id = a.quote_id
    join opportunity o on o.id = q.opportunity_id
    where q.organisation_id = ${organisationId} and o.stage = 'won')`;
  const rows = await db.selectFrom(acts.as('acts')).selectAll().orderBy('at').execute();
  return new Map(
    [...Map.groupBy(rows, ({ opportunity_id }) => opportunity_id)].map(([id, of]) => [
      id,
      of.map(({ at }) => at),
    ]),
  );
}
