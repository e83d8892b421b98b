/** What time asks of one person, with what they need to answer it where they read it. */
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import type { TaskView } from '#shared/protocol/pipeline-api.ts';
import type { MyTask } from '#shared/protocol/tasks-api.ts';
import { dayIn, daysBetween } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { atPresentPrices } from './at-present-prices.ts';
import { type OpenCycle, type OpenCycles, openCyclesNow } from './open-cycles.ts';
import type { PipelineDeps } from './pipeline-view.ts';
import { taskViews } from './task-views.ts';
import { keepTasks } from './time-tasks.ts';

type Asked = EndpointCall<'listTasks'>['query'];

/** Prices of today are worked out for those on the page alone. */
export async function myTasks(
  deps: PipelineDeps,
  actor: UserActor,
  { after, limit }: Asked,
): Promise<EndpointAnswer<'listTasks'>> {
  const { db, now } = deps;
  const { organisationId } = actor;
  const open = await openCyclesNow(db, organisationId, now());
  await keepTasks(db, organisationId, open, now());
  const deals = new Map(open.cycles.map((cycle) => [cycle.opportunityId, cycle]));
  const mine = (await taskViews(db, organisationId, open.today)).filter(isAskedOf(actor));
  // A task that was answered meanwhile is no longer among them: the page begins after where it was.
  const rest = after === undefined ? mine : mine.filter((task) => placeOf(task) > after);
  const page = rest.slice(0, limit);
  const tasks = await Promise.all(
    page.map(async (task): Promise<MyTask> => {
      const deal = task.opportunityId === null ? undefined : deals.get(task.opportunityId);
      const woken = task.rule === 'wake-up' || task.rule === 'ready-again' ? task.quoteId : null;
      return {
        ...task,
        expectedClose: deal?.expectedClose ?? null,
        offered: deal ? offeredIn(deal, open) : null,
        priceNow: woken && (await atPresentPrices(deps, { organisationId, quoteId: woken }, open.today)).now,
      };
    }),
  );
  const end = rest.length > limit ? page.at(-1) : undefined;
  return { today: open.today, tasks, count: mine.length, after: end ? placeOf(end) : null };
}

/** As text, in the order of the list. */
const placeOf = ({ since, id }: Pick<TaskView, 'since' | 'id'>): string => `${since} ${id}`;

/** Of the owner; and of managers what has waited long, or is theirs from the beginning. */
export const isAskedOf =
  ({ userId, role }: Pick<UserActor, 'userId' | 'role'>) =>
  ({ ownerUserId, isForManager }: Pick<TaskView, 'ownerUserId' | 'isForManager'>): boolean =>
    ownerUserId === userId || (isForManager && role !== 'seller');

function offeredIn({ outstanding }: OpenCycle, { today, timeZone }: OpenCycles): MyTask['offered'] {
  if (!outstanding) return null;
  const { number, sentAt, validUntil } = outstanding;
  return {
    versionNumber: number,
    sentAt,
    validUntil,
    ageDays: daysBetween(dayIn(timeZone, sentAt), today),
    daysToExpiry: validUntil === null ? null : daysBetween(today, validUntil),
  };
}
