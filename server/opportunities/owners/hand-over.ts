/**
 * Handing deals over to another owner. From then on what time asks, what customers say and what is mailed goes to the
 * new one; what has been stays with whoever owned it then (`owned-at.ts`). No stage, age or forecast moves.
 */
import type { Selectable, Transaction } from 'kysely';
import type { QuoteId, UserId } from '#shared/ids.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Accounts, UserPerson } from '../../accounts/accounts.ts';
import type { UserActor } from '../../accounts/actor.ts';
import { actedBy, recordAudit } from '../../audit/record-audit.ts';
import { mailLanguageOf } from '../../mail/mail-language.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { addParticipant } from '../../quotes/participants.ts';
import type { QuoteDeps } from '../../quotes/quote-deps.ts';
import type { OpportunityTable, Schema } from '../../storage/schema.ts';
import { readColleagues } from './colleagues.ts';

export interface HandoverDeps extends Pick<QuoteDeps, 'db' | 'rooms' | 'now'>, Pick<Accounts, 'people'> {}

type Handing = EndpointCall<'handOver'>['body'];

/**
 * All of the deals or none. Refused with `not-found` for a deal or a person that is not of the organisation, with
 * `manager-needed` where a seller does not own one of them, and with `wrong-status` where all are theirs already.
 */
export async function handOver(
  deps: HandoverDeps,
  actor: UserActor,
  { opportunityIds, to: toId, note }: Handing,
): Promise<EndpointAnswer<'handOver'> | Refusal> {
  const { db, rooms, now } = deps;
  const colleagues = new Map((await readColleagues(deps, actor)).map((person) => [person.userId, person]));
  const to = colleagues.get(toId);
  if (!to) return refuse('not-found');
  const handing = { to, note, names: new Map([...colleagues].map(([id, { name }]) => [id, name])) };
  const outcome = await db
    .transaction()
    .execute((trx) => handAll(trx, actor, new Set(opportunityIds), handing, now()));
  if (isRefusal(outcome)) return outcome;
  for (const quoteId of outcome.quoteIds) rooms.announce(quoteId, ['quote', 'participants']);
  return { count: outcome.count };
}

interface Handover {
  readonly to: UserPerson;
  readonly note: string;
  /** What those who have an account are called. */
  readonly names: ReadonlyMap<UserId, string>;
}

type Deal = Selectable<OpportunityTable>;

async function handAll(
  trx: Transaction<Schema>,
  actor: UserActor,
  wanted: ReadonlySet<Deal['id']>,
  handing: Handover,
  now: number,
): Promise<{ readonly count: number; readonly quoteIds: readonly QuoteId[] } | Refusal> {
  const { organisationId, userId, role } = actor;
  const { to } = handing;
  const deals = await trx
    .selectFrom('opportunity')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', [...wanted])
    .orderBy('customer_name')
    .orderBy('id')
    .execute();
  if (deals.length < wanted.size) return refuse('not-found');
  if (role === 'seller' && deals.some(({ owner_user_id }) => owner_user_id !== userId)) {
    return refuse('manager-needed');
  }
  const moving = deals.filter(({ owner_user_id }) => owner_user_id !== to.userId);
  if (moving.length === 0) return refuse('wrong-status');
  const quoteIds: QuoteId[] = [];
  for (const deal of moving) {
    await handOne(trx, actor, deal, handing, now);
    quoteIds.push(...(await givePlaces(trx, deal, to, now)));
  }
  // Whoever takes a deal over by themselves knows it.
  if (to.userId !== userId) await tell(trx, actor, moving, handing, now);
  return { count: moving.length, quoteIds };
}

async function handOne(
  trx: Transaction<Schema>,
  actor: UserActor,
  { id: opportunityId, owner_user_id: from }: Deal,
  { to, note, names }: Handover,
  now: number,
): Promise<void> {
  const { organisationId, userId, name } = actor;
  const { last } = await trx
    .selectFrom('handover')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('opportunity_id', '=', opportunityId)
    .executeTakeFirstOrThrow();
  const fromName = names.get(from) ?? (await nameInQuotes(trx, opportunityId, from));
  await trx
    .updateTable('opportunity')
    .set({ owner_user_id: to.userId })
    .where('id', '=', opportunityId)
    .where('organisation_id', '=', organisationId)
    .execute();
  await trx
    .insertInto('handover')
    .values({
      opportunity_id: opportunityId,
      ordinal: (last ?? 0) + 1,
      organisation_id: organisationId,
      from_user: from,
      from_name: fromName,
      to_user: to.userId,
      to_name: to.name,
      note,
      by_user: userId,
      by_name: name,
      at: now,
    })
    .execute();
  // What time asks goes by who owns the deal, and its new owner has been told of none of it.
  await trx
    .updateTable('rule_task')
    .set({ told_at: null })
    .where('organisation_id', '=', organisationId)
    .where('opportunity_id', '=', opportunityId)
    .where('state', '=', 'open')
    .execute();
  await recordAudit(trx, {
    organisationId,
    quoteId: null,
    actor: actedBy(actor),
    action: 'opportunity_handed_over',
    detail: { opportunityId, from, fromName, to: to.userId, toName: to.name, note },
    at: now,
  });
}

/** Of somebody who has no account any more: as the deal's quotes know them. */
async function nameInQuotes(trx: Transaction<Schema>, opportunityId: Deal['id'], userId: UserId) {
  const row = await trx
    .selectFrom('participant')
    .innerJoin('quote', 'quote.id', 'participant.quote_id')
    .select('participant.name')
    .where('quote.opportunity_id', '=', opportunityId)
    .where('participant.user_id', '=', userId)
    .executeTakeFirst();
  return row?.name ?? '';
}

/** The new owner stands for the seller in each of the deal's quotes, also where they have never been in it. */
async function givePlaces(
  trx: Transaction<Schema>,
  { id, organisation_id: organisationId }: Deal,
  { userId, name, email }: UserPerson,
  now: number,
): Promise<QuoteId[]> {
  const quotes = await trx
    .selectFrom('quote')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('opportunity_id', '=', id)
    .execute();
  for (const { id: quoteId } of quotes) {
    const person = { organisationId, quoteId, side: 'seller', userId, name, title: '', email } as const;
    await addParticipant(trx, person, now);
  }
  return quotes.map(({ id: quoteId }) => quoteId);
}

/** A mail names so many. */
const mostNamed = 50;

async function tell(
  trx: Transaction<Schema>,
  { organisationId, name: byName }: UserActor,
  deals: readonly Deal[],
  { to, note }: Handover,
  now: number,
): Promise<void> {
  const language = await mailLanguageOf(trx, organisationId, to.userId);
  const payload = {
    deals: deals
      .slice(0, mostNamed)
      .map(({ id, customer_name, title }) => ({ opportunityId: id, customerName: customer_name, title })),
    count: deals.length,
    byName,
    message: note,
    recipients: [{ participantId: null, name: to.name, email: to.email, ...(language && { language }) }],
  };
  await enqueue(trx, { organisationId, quoteId: null, topic: 'deals_handed_over', payload }, now);
}
