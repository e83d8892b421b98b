/** The waiting list: who does not meet the gate yet, with the day to ask again, and the way from there into the pipeline. */
import type { Transaction } from 'kysely';
import type { OpportunityGate } from '#shared/opportunity/gate.ts';
import type { NewWaiting } from '#shared/opportunity/waiting.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit, recordAudits } from '../audit/record-audit.ts';
import { insertMany } from '../storage/insert-many.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { newOpportunityId, type OpportunityDeps, openOpportunity } from './create-opportunity.ts';
import { gateRefusal } from './gate-check.ts';
import { todayOf } from './today.ts';

export async function listWaiting(
  { db }: Pick<OpportunityDeps, 'db'>,
  { organisationId }: UserActor,
): Promise<EndpointAnswer<'listWaiting'>> {
  const rows = await db
    .selectFrom('waiting_customer')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'waiting')
    .orderBy('wake_up_on')
    .orderBy('id')
    .execute();
  const waiting = rows.map((row) => ({
    id: row.id,
    customerName: row.customer_name,
    title: row.title,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    reason: row.reason,
    note: row.note,
    wakeUpOn: row.wake_up_on,
    ownerName: row.made_by_name,
    answers: JSON.parse(row.answers),
    madeAt: row.made_at,
  }));
  return { waiting };
}

/** What was answered of the gate, as it was given. */
type Answers = Readonly<Record<string, unknown>>;

/** Refused with `invalid-request` for a day that does not lie ahead. */
export function addWaiting(
  { db, now }: Pick<OpportunityDeps, 'db' | 'now'>,
  actor: UserActor,
  { answers = {}, ...who }: NewWaiting & { readonly answers?: Answers | undefined },
): Promise<EndpointAnswer<'addWaiting'> | Refusal> {
  return db.transaction().execute(async (trx) => {
    if (who.wakeUpOn <= (await todayOf(trx, actor, now()))) {
      return refuse('invalid-request', { detail: 'wakeUpOn: choose a day after today.' });
    }
    const [waitingId = ''] = await insertWaiting(trx, actor, [{ who, answers }], now());
    return { waitingId };
  });
}

interface WhoWaits {
  readonly who: NewWaiting;
  readonly answers: Answers;
}

/** Resolves to their ids, in this order. */
export async function insertWaiting(
  trx: Transaction<Schema>,
  actor: UserActor,
  all: readonly WhoWaits[],
  at: number,
): Promise<string[]> {
  const { organisationId, userId, name } = actor;
  const rows = all.map(({ who, answers }) => ({
    id: randomId(),
    organisation_id: organisationId,
    owner_user_id: userId,
    title: who.title,
    customer_name: who.customerName,
    contact_name: who.contactName,
    contact_email: who.contactEmail,
    reason: who.reason,
    note: who.note,
    wake_up_on: who.wakeUpOn,
    answers: JSON.stringify(answers),
    state: 'waiting' as const,
    opportunity_id: null,
    made_by_name: name,
    made_at: at,
    settled_at: null,
  }));
  await insertMany(trx, 'waiting_customer', rows);
  await recordAudits(
    trx,
    organisationId,
    rows.map(({ id, reason, wake_up_on }) => ({
      quoteId: null,
      actor: actedBy(actor),
      action: 'customer_waits',
      detail: { waitingId: id, reason, wakeUpOn: wake_up_on },
      at,
    })),
  );
  return rows.map(({ id }) => id);
}

/** Refused as `addWaiting` is for a day that does not lie ahead, unless it stood there before. */
export function editWaiting(
  { db, now }: Pick<OpportunityDeps, 'db' | 'now'>,
  actor: UserActor,
  { waitingId, ...who }: NewWaiting & { readonly waitingId: string },
): Promise<EndpointAnswer<'editWaiting'> | Refusal> {
  const { organisationId } = actor;
  return db.transaction().execute(async (trx) => {
    const row = await readWaiting(trx, actor, waitingId);
    if (!row) return refuse('not-found');
    if (row.state !== 'waiting') return refuse('wrong-status');
    const at = now();
    if (who.wakeUpOn !== row.wake_up_on && who.wakeUpOn <= (await todayOf(trx, actor, at))) {
      return refuse('invalid-request', { detail: 'wakeUpOn: choose a day after today.' });
    }
    await trx
      .updateTable('waiting_customer')
      .set({
        title: who.title,
        customer_name: who.customerName,
        contact_name: who.contactName,
        contact_email: who.contactEmail,
        reason: who.reason,
        note: who.note,
        wake_up_on: who.wakeUpOn,
      })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', waitingId)
      .execute();
    const by = { organisationId, quoteId: null, actor: actedBy(actor) };
    const detail = { waitingId, reason: who.reason, wakeUpOn: who.wakeUpOn };
    await recordAudit(trx, { ...by, action: 'waiting_changed', detail, at });
    return {};
  });
}

/** As any opportunity is opened; refused with `wrong-status` where somebody has been faster. */
export function convertWaiting(
  deps: OpportunityDeps,
  actor: UserActor,
  { waitingId, gate }: { readonly waitingId: string; readonly gate: OpportunityGate },
): Promise<EndpointAnswer<'convertWaiting'> | Refusal> {
  const { db, now } = deps;
  return db.transaction().execute(async (trx) => {
    const row = await readWaiting(trx, actor, waitingId);
    if (!row) return refuse('not-found');
    if (row.state !== 'waiting') return refuse('wrong-status');
    const at = now();
    const refusal = gateRefusal(gate, await todayOf(trx, actor, at));
    if (refusal) return refusal;
    const id = newOpportunityId();
    const opened = await openOpportunity(trx, deps, actor, { id, gate, begins: null, now: at });
    if (isRefusal(opened)) return opened;
    await settleWaiting(trx, actor, [waitingId], { state: 'converted', opportunity_id: id, at });
    return opened;
  });
}

export function dropWaiting(
  { db, now }: Pick<OpportunityDeps, 'db' | 'now'>,
  actor: UserActor,
  waitingId: string,
): Promise<EndpointAnswer<'dropWaiting'> | Refusal> {
  return db.transaction().execute(async (trx) => {
    const row = await readWaiting(trx, actor, waitingId);
    if (!row) return refuse('not-found');
    if (row.state !== 'waiting') return refuse('wrong-status');
    await settleWaiting(trx, actor, [waitingId], { state: 'dropped', opportunity_id: null, at: now() });
    return {};
  });
}

function readWaiting(trx: Transaction<Schema>, { organisationId }: UserActor, id: string) {
  return trx
    .selectFrom('waiting_customer')
    .select(['state', 'wake_up_on'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

interface Settling {
  readonly state: 'converted' | 'dropped';
  readonly opportunity_id: ReturnType<typeof newOpportunityId> | null;
  readonly at: number;
}

/** They became something, or are off the list; what time asked about them is answered by that. */
export async function settleWaiting(
  trx: Transaction<Schema>,
  actor: UserActor,
  waitingIds: readonly string[],
  { state, opportunity_id, at }: Settling,
): Promise<void> {
  if (waitingIds.length === 0) return;
  const { organisationId } = actor;
  await trx
    .updateTable('waiting_customer')
    .set({ state, opportunity_id, settled_at: at })
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', waitingIds)
    .execute();
  await trx
    .updateTable('rule_task')
    .set({
      state: 'answered',
      answer: state === 'converted' ? 'came-back' : 'dropped',
      answered_by_name: actor.name,
      answered_at: at,
    })
    .where('organisation_id', '=', organisationId)
    .where('waiting_id', 'in', waitingIds)
    .where('state', '=', 'open')
    .execute();
  const by = { quoteId: null, actor: actedBy(actor), action: 'waiting_settled', at } as const;
  await recordAudits(
    trx,
    organisationId,
    waitingIds.map((waitingId) => ({
      ...by,
      detail: { waitingId, became: state, opportunityId: opportunity_id },
    })),
  );
}
