/** Entry to the pipeline. Whoever answers the gate gets an opportunity and an empty quote to build in. */
import type { Kysely, Transaction } from 'kysely';
import { OpportunityId, type OrganisationId, type QuoteId, type UserId } from '#shared/ids.ts';
import type { OpportunityGate } from '#shared/opportunity/gate.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { Refusal } from '#shared/protocol/problems.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { gateRefusal } from './gate-check.ts';
import { recordEvent } from './record-event.ts';

export interface OpportunityDeps {
  readonly db: Kysely<Schema>;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Makes the empty quote of a new opportunity, inside its transaction. */
  readonly createEmptyQuote: (
    trx: Transaction<Schema>,
    actor: UserActor,
    opportunity: { readonly id: OpportunityId; readonly title: string; readonly currency: string },
    now: number,
  ) => Promise<QuoteId>;
}

/** Refuses with `gate-not-met`, naming the field, when an answer does not open an opportunity (promise I-34). */
export async function createOpportunity(
  deps: OpportunityDeps,
  actor: UserActor,
  gate: OpportunityGate,
): Promise<EndpointAnswer<'createOpportunity'> | Refusal> {
  const now = deps.now();
  const { time_zone } = await deps.db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', actor.organisationId)
    .executeTakeFirstOrThrow();
  const refusal = gateRefusal(gate, dayIn(time_zone, now));
  if (refusal) return refusal;

  return deps.db.transaction().execute(async (trx) => {
    const owner = { organisationId: actor.organisationId, userId: actor.userId, name: actor.name };
    const opportunityId = await insertOpportunity(trx, owner, gate, now);
    const { title, currency } = gate;
    const quoteId = await deps.createEmptyQuote(trx, actor, { id: opportunityId, title, currency }, now);
    return { opportunityId, quoteId };
  });
}

export interface OpportunityOwner {
  readonly organisationId: OrganisationId;
  readonly userId: UserId;
  readonly name: string;
}

/** The opportunity with its first event, which keeps the gate's answers as they were given. */
export async function insertOpportunity(
  trx: Transaction<Schema>,
  owner: OpportunityOwner,
  gate: OpportunityGate,
  now: number,
): Promise<OpportunityId> {
  const id = OpportunityId.parse(randomId());
  await trx
    .insertInto('opportunity')
    .values({
      id,
      organisation_id: owner.organisationId,
      owner_user_id: owner.userId,
      title: gate.title,
      customer_name: gate.customerName,
      customer_company_number: gate.customerCompanyNumber,
      customer_address: gate.customerAddress,
      value: gate.value,
      currency: gate.currency,
      expected_close: gate.expectedClose,
      contact_name: gate.contactName,
      contact_email: gate.contactEmail,
      need_note: gate.needNote,
      source: gate.source,
      stage: 'identified',
      created_at: now,
    })
    .execute();
  await recordEvent(trx, {
    organisationId: owner.organisationId,
    opportunityId: id,
    type: 'identified',
    evidence: { gate },
    actorName: owner.name,
    at: now,
  });
  return id;
}
