/**
 * Tells the owners of deals by mail what time asks of them: each task once, and several at once in one mail. It has been
 * told when that is written, in the transaction that puts the mail into the outbox.
 */
import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { TaskView } from '#shared/protocol/pipeline-api.ts';
import { dayIn } from '#shared/time.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { mailLanguageOf } from '../mail/mail-language.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { Clock } from '../storage/clock.ts';
import type { Schema } from '../storage/schema.ts';
import { taskViews } from './task-views.ts';

export interface TellDeps {
  readonly db: Kysely<Schema>;
  readonly now: Clock;
  readonly people: Accounts['people'];
}

/** A mail names so many. */
const mostNamed = 50;

export async function tellTasks(
  { db, now, people }: TellDeps,
  organisationId: OrganisationId,
): Promise<void> {
  const at = now();
  const untold = await untoldTasks(db, organisationId, at);
  for (const [userId, tasks] of Map.groupBy(untold, ({ ownerUserId }) => ownerUserId)) {
    const [person] = await people([userId]);
    // Whoever has left is told nothing.
    if (!person) continue;
    const language = await mailLanguageOf(db, organisationId, userId);
    await db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('rule_task')
        .set({ told_at: at })
        .where('organisation_id', '=', organisationId)
        .where(
          'id',
          'in',
          tasks.map(({ id }) => id),
        )
        .where('told_at', 'is', null)
        .executeTakeFirst();
      // Another process has told them, or some of them, a moment ago.
      if (numUpdatedRows !== BigInt(tasks.length)) return;
      const { name, email } = person;
      const payload = {
        tasks: tasks
          .slice(0, mostNamed)
          .map(({ rule, customerName, title, since }) => ({ rule, customerName, title, since })),
        count: tasks.length,
        recipients: [{ participantId: null, name, email, ...(language && { language }) }],
      };
      await enqueue(trx, { organisationId, quoteId: null, topic: 'tasks_due', payload }, at);
    });
  }
}

/** What is open and does not sleep. */
async function untoldTasks(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  at: number,
): Promise<TaskView[]> {
  const rows = await db
    .selectFrom('rule_task')
    .innerJoin('organisation', 'organisation.id', 'rule_task.organisation_id')
    .select(['rule_task.id', 'organisation.time_zone'])
    .where('rule_task.organisation_id', '=', organisationId)
    .where('rule_task.state', '=', 'open')
    .where('rule_task.told_at', 'is', null)
    .execute();
  const [first] = rows;
  if (!first) return [];
  const ids = new Set(rows.map(({ id }) => id));
  const tasks = await taskViews(db, organisationId, dayIn(first.time_zone, at));
  return tasks.filter(({ id }) => ids.has(id));
}
