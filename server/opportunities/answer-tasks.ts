import type { Transaction } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import type { TaskAnswer, TaskRule } from '#shared/opportunity/time-rules.ts';
import type { Schema } from '../storage/schema.ts';

export interface AnswerToTasks {
  /** Absent: of all rules. */
  readonly rules?: readonly TaskRule[];
  readonly answer: TaskAnswer;
  readonly byName: string;
  readonly at: number;
}

/** What time asked about the opportunity has been answered by what somebody has done. */
export async function answerTasks(
  trx: Transaction<Schema>,
  of: { readonly organisationId: OrganisationId; readonly opportunityId: OpportunityId },
  { rules, answer, byName, at }: AnswerToTasks,
): Promise<void> {
  await trx
    .updateTable('rule_task')
    .set({ state: 'answered', answer, answered_by_name: byName, answered_at: at })
    .where('organisation_id', '=', of.organisationId)
    .where('opportunity_id', '=', of.opportunityId)
    .where('state', '=', 'open')
    .$if(rules !== undefined, (query) => query.where('rule', 'in', rules ?? []))
    .execute();
}
