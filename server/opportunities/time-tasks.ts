/**
 * What the time rules ask of people, as rows: made once per subject, cycle and occasion by whoever looks first, from
 * whichever process, and over when what they asked about is so no longer. Looking again changes nothing.
 */
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import { managerDay, taskRules, timeRuleIds } from '#shared/opportunity/time-rules.ts';
import { dayIn, type Instant, type IsoDate } from '#shared/time.ts';
import { readReturnedMail } from '../mail/returned.ts';
import { readStandingStances } from '../quotes/standing-stances.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import type { RuleTaskTable } from '../storage/schema-sales.ts';
import type { OpenCycles } from './open-cycles.ts';

type OpenTask = Selectable<RuleTaskTable>;

type Wanted = Pick<
  RuleTaskTable,
  'rule' | 'subject_id' | 'opportunity_id' | 'waiting_id' | 'cycle' | 'period' | 'since' | 'manager_from'
> & { readonly told_at?: Instant };

/** Brings the rows up to what holds now; with `only`, those of that deal, which alone is in `open` then. */
export async function keepTasks(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  open: OpenCycles,
  now: Instant,
  only?: OpportunityId,
): Promise<void> {
  const { today } = open;
  const concerns = (task: { readonly subject_id: string }) => only === undefined || task.subject_id === only;
  const asked = await Promise.all([
    wakeUps(db, organisationId, today),
    stancesTaken(db, organisationId),
    mailReturned(db, organisationId),
  ]);
  const wanted = [...askedOf(open), ...asked.flat()].filter(concerns);
  const present = (await openTasks(db, organisationId)).filter(concerns);
  const keys = new Set(present.map(keyOf));
  const missing = wanted.filter((task) => !keys.has(keyOf(task)));
  const still = new Set(wanted.map(keyOf));
  const over = present.filter((task) => !still.has(keyOf(task)));
  if (missing.length + over.length === 0) return;
  // A day on which much is asked is one commit.
  await db.transaction().execute(async (trx) => {
    for (const some of portions(missing)) await insert(trx, organisationId, some, now);
    for (const some of portions(over)) await end(trx, organisationId, some);
  });
}

function openTasks(db: Kysely<Schema>, organisationId: OrganisationId): Promise<OpenTask[]> {
  return db
    .selectFrom('rule_task')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'open')
    .orderBy('found_at')
    .orderBy('id')
    .execute();
}

const keyOf = ({
  rule,
  subject_id,
  cycle,
  period,
}: Pick<Wanted, 'rule' | 'subject_id' | 'cycle' | 'period'>) =>
  JSON.stringify([rule, subject_id, cycle, period]);

function askedOf({ cycles, today }: OpenCycles): Wanted[] {
  const asking = timeRuleIds.filter((id): id is Extract<typeof id, (typeof taskRules)[number]> =>
    (taskRules as readonly string[]).includes(id),
  );
  return cycles.flatMap(({ opportunityId, cycle, holding }) =>
    asking.flatMap((rule) => {
      const held = holding.get(rule);
      if (!held) return [];
      const subject = { subject_id: opportunityId, opportunity_id: opportunityId, waiting_id: null };
      return [{ rule, ...subject, cycle, ...held, manager_from: managerDay(rule, today) }];
    }),
  );
}

/** Whoever was lost, or waits, and was to be asked again by now. */
async function wakeUps(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  today: IsoDate,
): Promise<Wanted[]> {
  const lost = await db
    .selectFrom('loss')
    .innerJoin('opportunity', 'opportunity.id', 'loss.opportunity_id')
    .select(['loss.opportunity_id', 'loss.cycle', 'loss.wake_up_on'])
    .whereRef('loss.cycle', '=', 'opportunity.cycle')
    .where('loss.organisation_id', '=', organisationId)
    .where('opportunity.stage', '=', 'lost')
    .where('loss.come_back', '=', 1)
    .where('loss.wake_up_on', '<=', today)
    .execute();
  const waiting = await db
    .selectFrom('waiting_customer')
    .select(['id', 'wake_up_on'])
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'waiting')
    .where('wake_up_on', '<=', today)
    .execute();
  return [
    ...lost.map(({ opportunity_id, cycle, wake_up_on }) =>
      wakeUp({ subject_id: opportunity_id, opportunity_id, waiting_id: null, cycle }, wake_up_on ?? today),
    ),
    ...waiting.map(({ id, wake_up_on }) =>
      wakeUp({ subject_id: id, opportunity_id: null, waiting_id: id, cycle: 0 }, wake_up_on),
    ),
  ];
}

const wakeUp = (
  subject: Pick<Wanted, 'subject_id' | 'waiting_id' | 'cycle'> & {
    readonly opportunity_id: OpportunityId | null;
  },
  day: IsoDate,
): Wanted => ({ rule: 'wake-up', ...subject, period: day, since: day, manager_from: null });

/** What buyers have said of going on at all. The owner had a mail of it when it was said. */
async function stancesTaken(db: Kysely<Schema>, organisationId: OrganisationId): Promise<Wanted[]> {
  const standing = await readStandingStances(db, organisationId);
  return standing.map(({ quoteId, opportunityId, cycle, timeZone, ordinal, view: { stance, at } }) => ({
    rule: stance,
    ...{ subject_id: opportunityId, opportunity_id: opportunityId, waiting_id: null, cycle },
    ...{ period: `${quoteId} ${ordinal}`, since: dayIn(timeZone, at), manager_from: null, told_at: at },
  }));
}

/** Whom at a customer no mail reaches. */
async function mailReturned(db: Kysely<Schema>, organisationId: OrganisationId): Promise<Wanted[]> {
  const returned = await readReturnedMail(db, organisationId);
  return returned.map(({ opportunityId, cycle, timeZone, deliveryId, at }) => ({
    rule: 'mail-returned',
    ...{ subject_id: opportunityId, opportunity_id: opportunityId, waiting_id: null, cycle },
    ...{ period: deliveryId, since: dayIn(timeZone, at), manager_from: null },
  }));
}

/** As many at once as one statement holds. */
const atOnce = 500;

function* portions<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += atOnce) yield all.slice(from, from + atOnce);
}

/** One statement, whose unique key lets one of several through. What was over, and holds again, is asked anew. */
async function insert(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  tasks: readonly Wanted[],
  now: Instant,
): Promise<void> {
  const openNow = { state: 'open', found_at: now, sleeps_until: null } as const;
  await trx
    .insertInto('rule_task')
    .values(
      tasks.map((task) => ({
        id: randomId(),
        organisation_id: organisationId,
        told_at: null,
        ...task,
        ...openNow,
        ...{ answer: null, answered_by_name: null, answered_at: null },
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'rule', 'subject_id', 'cycle', 'period'])
        .doUpdateSet(({ ref }) => ({
          ...openNow,
          manager_from: ref('excluded.manager_from'),
        }))
        .where('rule_task.state', '=', 'over'),
    )
    .execute();
}

async function end(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  tasks: readonly OpenTask[],
): Promise<void> {
  await trx
    .updateTable('rule_task')
    .set({ state: 'over' })
    .where('organisation_id', '=', organisationId)
    .where(
      'id',
      'in',
      tasks.map(({ id }) => id),
    )
    .where('state', '=', 'open')
    .execute();
}
