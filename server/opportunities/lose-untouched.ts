/** Ending many deals that nobody has gone on with: they never were any, and no rate counts them. */
import type { Transaction } from 'kysely';
import type { OpportunityId, QuoteId } from '#shared/ids.ts';
import { type Loss, lostRules } from '#shared/opportunity/loss.ts';
import { stageOf } from '#shared/opportunity/stages.ts';
import { statusAfter } from '#shared/quote/lifecycle.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudits } from '../audit/record-audit.ts';
import { insertMany } from '../storage/insert-many.ts';
import type { Schema } from '../storage/schema.ts';
import { keepCycles } from './cycle-facts.ts';

const loss: Loss = { variant: 'duplicate_or_error', link: '', note: '', comeBack: false, wakeUpOn: null };

export interface Untouched {
  readonly opportunityId: OpportunityId;
  /** The only quote of it, a draft. */
  readonly quoteId: QuoteId;
  readonly currency: string;
}

/**
 * As `loseIn` ends one. Of each nothing has happened but its first event: there is nobody to be told, nothing that lies
 * with a customer and no figure to keep.
 */
export async function loseUntouched(
  trx: Transaction<Schema>,
  actor: UserActor,
  deals: readonly Untouched[],
  at: number,
): Promise<void> {
  const status = statusAfter('close', 'draft');
  const stage = stageOf(['identified', 'lost']);
  if (status === null || stage === null) throw new Error('A draft can be closed, and its deal be lost');
  if (deals.length === 0) return;
  const { organisationId, name } = actor;
  const opportunityIds = deals.map(({ opportunityId }) => opportunityId);
  await trx
    .updateTable('quote')
    .set(({ eb }) => ({ status, write_epoch: eb('write_epoch', '+', 1), updated_at: at }))
    .where('organisation_id', '=', organisationId)
    .where(
      'id',
      'in',
      deals.map(({ quoteId }) => quoteId),
    )
    .execute();
  await insertMany(
    trx,
    'loss',
    deals.map(({ opportunityId, currency }) => ({
      opportunity_id: opportunityId,
      cycle: 1,
      organisation_id: organisationId,
      variant: loss.variant,
      stage: 'identified',
      detail: JSON.stringify(loss),
      amount: null,
      currency,
      come_back: lostRules[loss.variant].isNoLoss ? 0 : 1,
      wake_up_on: null,
      by_name: name,
      at,
    })),
  );
  await trx
    .updateTable('rule_task')
    .set({ state: 'answered', answer: 'lost', answered_by_name: name, answered_at: at })
    .where('organisation_id', '=', organisationId)
    .where('opportunity_id', 'in', opportunityIds)
    .where('state', '=', 'open')
    .execute();
  const evidence = { cycle: 1, stage: 'identified', offer: 'withdraw', ...loss };
  await insertMany(
    trx,
    'opportunity_event',
    opportunityIds.map((opportunityId) => ({
      opportunity_id: opportunityId,
      seq: 2,
      organisation_id: organisationId,
      type: 'lost',
      evidence: JSON.stringify(evidence),
      actor_name: name,
      at,
    })),
  );
  await trx
    .updateTable('opportunity')
    .set({ stage })
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', opportunityIds)
    .execute();
  await keepCycles(trx, organisationId, opportunityIds);
  await recordAudits(
    trx,
    organisationId,
    deals.map(({ opportunityId, quoteId }) => ({
      quoteId,
      actor: actedBy(actor),
      action: 'opportunity_lost',
      detail: { opportunityId, ...evidence },
      at,
    })),
  );
}
