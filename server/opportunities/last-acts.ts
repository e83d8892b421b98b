/**
 * What each side last did in the quotes of open deals: the evidence that follow-up, ageing and silence go by. Notes,
 * mails and calls of the seller are not among it, nor is that a link was opened.
 */
import { type Kysely, sql } from 'kysely';
import type { Side } from '#shared/access/permissions.ts';
import type { OpportunityId, OrganisationId, QuoteId } from '#shared/ids.ts';
import type { BuyerAct } from '#shared/opportunity/buyer-acts.ts';
import type { Instant } from '#shared/time.ts';
import { isReached } from '../mail/returned.ts';
import type { Schema } from '../storage/schema.ts';

export interface LastActs {
  /** Something that they did, and that may wait for an answer. */
  readonly buyer: BuyerAct | null;
  /** That, or a later look at what was sent. */
  readonly heard: BuyerAct | null;
  /** When the seller's side last answered in the quote: a change, a version, words to the customer, a proposal. */
  readonly sellerAt: Instant | null;
}

/** By quote, of the organisation's open deals. A quote in which nobody has done anything is absent. */
export async function lastActs(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  only?: readonly OpportunityId[],
): Promise<Map<QuoteId, LastActs>> {
  const scope = { organisationId, only };
  const [changes, said, sights, answered] = await Promise.all([
    lastChanges(db, scope, 'buyer'),
    otherBuyerActs(db, scope),
    lastSights(db, scope),
    sellerInstants(db, scope),
  ]);
  const buyers = latestOf([...changes, ...said]);
  const heard = latestOf([...changes, ...said, ...sights]);
  return new Map(
    [...new Set([...heard.keys(), ...answered.keys()])].map((quoteId) => [
      quoteId,
      {
        buyer: buyers.get(quoteId) ?? null,
        heard: heard.get(quoteId) ?? null,
        sellerAt: answered.get(quoteId) ?? null,
      },
    ]),
  );
}

function latestOf(acts: readonly FoundAct[]): Map<QuoteId, BuyerAct> {
  const latest = new Map<QuoteId, BuyerAct>();
  for (const { quote_id, ...act } of acts) {
    if ((latest.get(quote_id)?.at ?? -1) <= act.at) latest.set(quote_id, act);
  }
  return latest;
}

type FoundAct = BuyerAct & { readonly quote_id: QuoteId };

/** Whose quotes are looked at: every open deal's, or some deals'. */
interface Scope {
  readonly organisationId: OrganisationId;
  readonly only?: readonly OpportunityId[] | undefined;
}

/** Of each deal its newest quote, which is the one that speaks for it. */
const newestQuote = sql`
  (select n.id from quote n where n.opportunity_id = o.id order by n.created_at desc, n.id limit 1)`;

const openDeal = ({ organisationId, only }: Scope) =>
  sql`o.organisation_id = ${organisationId} and o.stage not in ('won', 'lost')${
    only === undefined ? sql`` : sql` and o.id in (${sql.join(only)})`
  }`;

/** Walks the log of each quote backwards until the side is met, so that a long history costs no more than a short one. */
async function lastChanges(db: Kysely<Schema>, scope: Scope, side: Side): Promise<FoundAct[]> {
  const found = sql<FoundAct>`(
    select q.id as quote_id, c.at, p.name, c.kind, coalesce(nullif(c.element_title, ''), c.field, '') as title
    from opportunity o
    join quote q on q.id = ${newestQuote}
    join change c on c.quote_id = q.id and c.ordinal = 0 and c.seq = (
      select last.seq from change last join participant by on by.id = last.participant_id
      where last.quote_id = q.id and by.side = ${side} order by last.seq desc limit 1)
    join participant p on p.id = c.participant_id
    where ${openDeal(scope)})`;
  return db.selectFrom(found.as('found')).selectAll().execute();
}

/** Where a buyer acts other than in the document: the table, what it is called there, and which of its rows count. */
export const buyerActSources = [
  {
    table: 'proposal',
    at: 'made_at',
    kind: 'proposed',
    title: 't.element_title',
    // What a seller wrote down is no sign from the buyer.
    where: "t.side = 'buyer' and t.recorded_by_name is null",
  },
  {
    table: 'comment',
    at: 'at',
    kind: 'commented',
    title: '(select title from comment_thread where id = t.thread_id)',
    where: "t.side = 'buyer' and t.removed_at is null",
  },
  {
    table: 'ready_mark',
    at: 'at',
    kind: 'marked-ready',
    title: "''",
    where: "t.side = 'buyer' and t.ready = 1",
  },
  { table: 'send_request', at: 'at', kind: 'asked-to-send', title: "''", where: 'true' },
  { table: 'version_choice', at: 'at', kind: 'chose-in-offer', title: "''", where: 'true' },
  { table: 'signature', at: 'at', kind: 'signed', title: "''", where: 'true' },
  { table: 'decline', at: 'at', kind: 'declined', title: "''", where: 'true' },
  { table: 'stance', at: 'at', kind: 'stepped-back', title: "''", where: "t.stance = 'stepped-back'" },
  { table: 'stance', at: 'at', kind: 'went-on', title: "''", where: "t.stance = 'went-on'" },
  { table: 'stance', at: 'at', kind: 'ready-again', title: "''", where: "t.stance = 'ready-again'" },
  { table: 'acceptance_request', at: 'made_at', kind: 'asked-to-accept', title: "''", where: 'true' },
] as const;

async function otherBuyerActs(db: Kysely<Schema>, scope: Scope): Promise<FoundAct[]> {
  const found = await Promise.all(
    buyerActSources.map(({ table, at, kind, title, where }) => {
      const acts = sql<FoundAct>`(
        select t.quote_id, t.${sql.ref(at)} as at, p.name, ${kind} as kind, ${sql.raw(title)} as title
        from ${sql.table(table)} t
        join participant p on p.id = t.participant_id
        join quote q on q.id = t.quote_id
        join opportunity o on o.id = q.opportunity_id
        where ${openDeal(scope)} and q.id = ${newestQuote} and ${sql.raw(where)})`;
      return db.selectFrom(acts.as('acts')).selectAll().execute();
    }),
  );
  return found.flat();
}

/** Of each quote the last time that somebody at the customer had a version in sight. */
function lastSights(db: Kysely<Schema>, scope: Scope): Promise<FoundAct[]> {
  const found = sql<FoundAct>`(
    select t.quote_id, max(t.at) as at, p.name, 'saw-offer' as kind, '' as title
    from sight t
    join participant p on p.id = t.participant_id
    join quote q on q.id = t.quote_id
    join opportunity o on o.id = q.opportunity_id
    where ${openDeal(scope)} and q.id = ${newestQuote} and ${isReached}
    group by t.quote_id)`;
  return db.selectFrom(found.as('found')).selectAll().execute();
}

async function sellerInstants(db: Kysely<Schema>, scope: Scope): Promise<Map<QuoteId, Instant>> {
  const { organisationId } = scope;
  const changes = await lastChanges(db, scope, 'seller');
  const answers = sql<{ quote_id: QuoteId; at: Instant }>`(
    select quote_id, max(at) as at from (
      select v.quote_id, v.sent_at as at from version v
        join version_standing s on s.version_id = v.id and s.standing != 'undone'
        where v.organisation_id = ${organisationId}
      union all
      select quote_id, made_at from proposal where organisation_id = ${organisationId} and side = 'seller'
      union all
      select t.quote_id, t.at from comment t join comment_thread of on of.id = t.thread_id
        where t.organisation_id = ${organisationId} and t.side = 'seller' and of.audience = 'everyone'
          and t.removed_at is null
      union all
      select t.quote_id, t.answered_at from proposal t join participant p on p.id = t.answered_by
        where t.organisation_id = ${organisationId} and p.side = 'seller'
      union all
      select t.quote_id, t.answered_at from acceptance_request t
        where t.organisation_id = ${organisationId} and t.answered_at is not null
    ) group by quote_id)`;
  const rows = await db.selectFrom(answers.as('answers')).selectAll().execute();
  const latest = new Map(rows.map(({ quote_id, at }) => [quote_id, at]));
  for (const { quote_id, at } of changes) latest.set(quote_id, Math.max(at, latest.get(quote_id) ?? 0));
  return latest;
}
