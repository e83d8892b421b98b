/** Every event of a deal in order, with its cycle, what it made of the stage, and what it rests on. */
import type { Kysely, Selectable } from 'kysely';
import { type Proof, proofOf } from '#shared/opportunity/proofs.ts';
import { stageSteps } from '#shared/opportunity/stages.ts';
import type { Change } from '#shared/protocol/change.ts';
import type { EventView } from '#shared/protocol/pipeline-api.ts';
import type { OpportunityTable, Schema } from '../storage/schema.ts';

export async function dealEvents(
  db: Kysely<Schema>,
  { id, organisation_id }: Pick<Selectable<OpportunityTable>, 'id' | 'organisation_id'>,
): Promise<EventView[]> {
  const rows = await db
    .selectFrom('opportunity_event')
    .select(['seq', 'type', 'at', 'actor_name as actorName', 'evidence'])
    .where('organisation_id', '=', organisation_id)
    .where('opportunity_id', '=', id)
    .orderBy('seq')
    .execute();
  let cycle = 0;
  const events: EventView[] = [];
  for (const { event, before, after } of stageSteps(rows)) {
    if (before === null || event.type === 'revived') cycle += 1;
    const { evidence: stored, ...said } = event;
    const evidence = JSON.parse(stored);
    const proof = await withChange(db, organisation_id, proofOf(event.type, evidence));
    events.push({ ...said, cycle, evidence, proof, movedTo: before === after ? null : after });
  }
  return events;
}

/** A change is named by its number; what it was stands in the log. There is one such event in a cycle. */
async function withChange(
  db: Kysely<Schema>,
  organisationId: OpportunityTable['organisation_id'],
  proof: Proof | null,
): Promise<Proof | null> {
  if (proof?.kind !== 'change') return proof;
  const change = await db
    .selectFrom('change')
    .select(['kind', 'element_title'])
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', proof.quoteId)
    .where('seq', '=', proof.seq)
    .where('ordinal', '=', 0)
    .executeTakeFirst();
  return change ? { ...proof, act: change.kind as Change['kind'], title: change.element_title } : proof;
}
