/** What was seen of a customer elsewhere, attached to a deal. No stage, age or forecast reads it. */
import type { Kysely } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import type { NewSignal } from '#shared/opportunity/signals.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { SignalView } from '#shared/protocol/pipeline-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { readOpportunity } from './read-opportunity.ts';

const shownAtMost = 200;

export function attachSignal(
  { db, now }: Pick<QuoteDeps, 'db' | 'now'>,
  actor: UserActor,
  { opportunityId, ...said }: NewSignal & { readonly opportunityId: OpportunityId },
): Promise<EndpointAnswer<'attachSignal'> | Refusal> {
  return db.transaction().execute(async (trx) => {
    if (!(await readOpportunity(trx, actor, opportunityId))) return refuse('not-found');
    const { organisationId, name } = actor;
    const signal: SignalView = { ...said, id: randomId(), recordedByName: name, at: now() };
    await trx
      .insertInto('signal')
      .values({
        id: signal.id,
        organisation_id: organisationId,
        opportunity_id: opportunityId,
        kind: signal.kind,
        source: signal.source,
        label: signal.label,
        value: signal.value,
        seen_at: signal.seenAt,
        recorded_by_name: name,
        at: signal.at,
      })
      .execute();
    await recordAudit(trx, {
      organisationId,
      quoteId: null,
      actor: actedBy(actor),
      action: 'signal_attached',
      detail: { opportunityId, signalId: signal.id, kind: signal.kind, source: signal.source },
      at: signal.at,
    });
    return { signal };
  });
}

/** The latest first. */
export async function readSignals(
  db: Kysely<Schema>,
  of: { readonly organisationId: OrganisationId; readonly opportunityId: OpportunityId },
): Promise<SignalView[]> {
  const rows = await db
    .selectFrom('signal')
    .selectAll()
    .where('organisation_id', '=', of.organisationId)
    .where('opportunity_id', '=', of.opportunityId)
    .orderBy('seen_at', 'desc')
    .limit(shownAtMost)
    .execute();
  return rows.map(({ id, kind, source, label, value, seen_at, recorded_by_name, at }) => ({
    id,
    kind,
    source,
    label,
    value,
    seenAt: seen_at,
    recordedByName: recorded_by_name,
    at,
  }));
}
