/** Answering what time asks where nothing else answers it: later, or not at all. */
import type { Kysely, Selectable, Transaction, Updateable } from 'kysely';
import { snoozeDays, type TaskRule } from '#shared/opportunity/time-rules.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { addDays, type IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import type { Schema } from '../storage/schema.ts';
import type { RuleTaskTable } from '../storage/schema-sales.ts';
import { todayOf } from './today.ts';

type TaskDeps = Pick<QuoteDeps, 'db' | 'now'>;

/**
 * Of a deal that has ended, of somebody who waits, or of a mail that will not be sent again: what is asked of them keeps,
 * and may come to nothing.
 */
const keeps: ReadonlySet<TaskRule> = new Set(['wake-up', 'ready-again', 'mail-returned']);

/**
 * Whether to let go sleeps for fourteen days, and what keeps until any day ahead. Nothing else can wait. It comes to the
 * managers no later for it than when it wakes. Refused with `already-answered` where somebody was faster.
 */
export function postponeTask(
  { db, now }: TaskDeps,
  actor: UserActor,
  { taskId, until: asked }: { readonly taskId: string; readonly until?: IsoDate | undefined },
): Promise<EndpointAnswer<'postponeTask'> | Refusal> {
  return db.transaction().execute(async (trx) => {
    const task = await readTask(trx, actor, taskId);
    if (!task) return refuse('not-found');
    const at = now();
    const today = await todayOf(trx, actor, at);
    const isAsleep = task.sleeps_until !== null && task.sleeps_until > today;
    if (task.state === 'answered' || isAsleep) return refuse('already-answered');
    if (task.state !== 'open' || (task.rule !== 'let-go' && !keeps.has(task.rule))) {
      return refuse('wrong-status');
    }
    const until = keeps.has(task.rule) && asked !== undefined ? asked : addDays(today, snoozeDays);
    if (until <= today) return refuse('invalid-request', { detail: 'until: choose a day after today.' });
    const managers = task.manager_from !== null && task.manager_from < until ? until : task.manager_from;
    const isMine = await updateOpen(trx, actor, task, { sleeps_until: until, manager_from: managers });
    if (!isMine) return refuse('already-answered');
    await audit(trx, actor, 'task_postponed', { task, until, at });
    return { until };
  });
}

/** Of what keeps alone: every other rule asks until what it asks about is so no longer. */
export function closeTask(
  { db, now }: TaskDeps,
  actor: UserActor,
  taskId: string,
): Promise<EndpointAnswer<'closeTask'> | Refusal> {
  return db.transaction().execute(async (trx) => {
    const task = await readTask(trx, actor, taskId);
    if (!task) return refuse('not-found');
    if (task.state === 'answered') return refuse('already-answered');
    if (task.state !== 'open' || !keeps.has(task.rule)) return refuse('wrong-status');
    const at = now();
    const answer = {
      state: 'answered',
      answer: 'dropped',
      answered_by_name: actor.name,
      answered_at: at,
    } as const;
    if (!(await updateOpen(trx, actor, task, answer))) return refuse('already-answered');
    await audit(trx, actor, 'task_closed', { task, at });
    return {};
  });
}

function readTask(db: Kysely<Schema>, { organisationId }: UserActor, taskId: string) {
  return db
    .selectFrom('rule_task')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', taskId)
    .executeTakeFirst();
}

/**
 * Writes only what is still as it was read: of several answers at the same moment, from whatever process, one counts.
 * Resolves to whether it was this one.
 */
async function updateOpen(
  trx: Transaction<Schema>,
  { organisationId }: UserActor,
  { id, sleeps_until }: Selectable<RuleTaskTable>,
  set: Updateable<RuleTaskTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('rule_task')
    .set(set)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('sleeps_until', 'is', sleeps_until)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function audit(
  trx: Parameters<typeof recordAudit>[0],
  actor: UserActor,
  action: 'task_postponed' | 'task_closed',
  { task, until, at }: { task: Selectable<RuleTaskTable>; until?: IsoDate; at: number },
) {
  const { rule, subject_id: subjectId, cycle, period } = task;
  const detail = { rule, subjectId, cycle, period, ...(until !== undefined && { until }) };
  const { organisationId } = actor;
  return recordAudit(trx, { organisationId, quoteId: null, actor: actedBy(actor), action, detail, at });
}
