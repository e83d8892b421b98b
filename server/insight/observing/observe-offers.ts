/**
 * Keeps `offer_fact` and `observation` up to what was offered and accepted. A version counts once its send can no longer
 * be undone, which no transaction of anybody's marks; so what is missing is found and added, by whoever looks and now
 * and then by itself. Versions and acceptances never change, so nothing that was added ever has to be made anew; what was
 * accepted and then taken back counts as never accepted, and what nobody had looked at may be looked at yet.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { chosenContent } from '#shared/acceptance/offer-choices.ts';
import type { OpportunityId, OrganisationId, VersionId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import { dayIn, type Instant } from '#shared/time.ts';
import { customerKey } from '../../customers/customer-key.ts';
import { ownedAt } from '../../opportunities/owners/owned-at.ts';
import type { Schema } from '../../storage/schema.ts';
import { readBasis } from './basis.ts';
import { readLog } from './log-rows.ts';
import { type FoundSight, lastLook, seenSince } from './looks.ts';
import { choiceKeys, observe, selectedKeys } from './observe.ts';
import { undiscounted } from './undiscounted.ts';

/** Adds what the organisation's customers have been shown and have accepted since the last look. */
export async function observeOffers(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  now: Instant,
): Promise<void> {
  for (const versionId of await unobserved(db, organisationId, now)) {
    await db.transaction().execute((trx) => observeOffer(trx, organisationId, versionId));
  }
  for (const versionId of await rescindedSince(db, organisationId)) {
    await db.transaction().execute((trx) => forgetAcceptance(trx, organisationId, versionId));
  }
  for (const versionId of await acceptedSince(db, organisationId)) {
    await db.transaction().execute((trx) => observeAcceptance(trx, organisationId, versionId));
  }
  for (const sight of await seenSince(db, organisationId)) {
    await db.transaction().execute((trx) => observeSight(trx, organisationId, sight));
  }
}

/** In the order in which they were offered: the first one of a cycle decides how it stood at the send. */
async function unobserved(db: Kysely<Schema>, organisationId: OrganisationId, now: Instant) {
  const rows = await db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .leftJoin('offer_fact', 'offer_fact.version_id', 'version.id')
    .select('version.id')
    .where('version.organisation_id', '=', organisationId)
    .where('version.offered_at', '<=', now)
    .where('version_standing.standing', '!=', 'undone')
    .where('offer_fact.version_id', 'is', null)
    .orderBy('version.offered_at')
    .orderBy('version.id')
    .execute();
  return rows.map(({ id }) => id);
}

async function acceptedSince(db: Kysely<Schema>, organisationId: OrganisationId): Promise<VersionId[]> {
  const rows = await db
    .selectFrom('acceptance')
    .innerJoin('offer_fact', 'offer_fact.version_id', 'acceptance.version_id')
    .select('acceptance.version_id')
    .where('acceptance.organisation_id', '=', organisationId)
    .where('offer_fact.accepted_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('rescission')
            .select('rescission.at')
            .whereRef('rescission.version_id', '=', 'acceptance.version_id'),
        ),
      ),
    )
    .execute();
  return rows.map(({ version_id }) => version_id);
}

async function rescindedSince(db: Kysely<Schema>, organisationId: OrganisationId): Promise<VersionId[]> {
  const rows = await db
    .selectFrom('rescission')
    .innerJoin('offer_fact', 'offer_fact.version_id', 'rescission.version_id')
    .select('rescission.version_id')
    .where('rescission.organisation_id', '=', organisationId)
    .where('offer_fact.accepted_at', 'is not', null)
    .execute();
  return rows.map(({ version_id }) => version_id);
}

async function observeOffer(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  versionId: VersionId,
): Promise<void> {
  const version = await trx
    .selectFrom('version')
    .innerJoin('quote', 'quote.id', 'version.quote_id')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .select([
      'version.canonical',
      'version.priced',
      'version.number',
      'version.seq',
      'version.sent_at',
      'version.offered_at',
      'version.quote_id',
      'quote.created_at',
      'opportunity.id as opportunityId',
      'opportunity.customer_name',
      'opportunity.customer_company_number',
    ])
    // It may have gone to somebody else since.
    .select(ownedAt(sql.ref('version.sent_at')).as('owner_user_id'))
    .where('version.organisation_id', '=', organisationId)
    .where('version.id', '=', versionId)
    .executeTakeFirstOrThrow();
  const { content } = readFrozenQuote(JSON.parse(version.canonical));
  const priced: PricedQuote = JSON.parse(version.priced);
  const { cycle, since } = await cycleAt(trx, version.opportunityId, version.sent_at);
  const of = { organisationId, quoteId: version.quote_id };
  const log = await readLog(trx, of, { seq: version.seq, at: version.sent_at });
  const shared = {
    organisation_id: organisationId,
    version_id: versionId,
    quote_id: version.quote_id,
    opportunity_id: version.opportunityId,
    cycle,
  };
  const basis = { organisationId, quoteId: version.quote_id, cycle, content };
  const atBase = await readBasis(trx, { ...basis, seq: version.seq, sentAt: version.sent_at });
  const lookedAt = await lastLook(trx, version.quote_id, version.sent_at);
  const list = priceQuote(undiscounted(content), priced.asOf === null ? {} : { asOf: priced.asOf });
  const added = await trx
    .insertInto('offer_fact')
    .values({
      ...shared,
      number: version.number,
      offered_at: version.offered_at,
      accepted_at: null,
      currency: priced.currency,
      amount: priced.firstYear.net,
      list_amount: list.firstYear.net,
      seen_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  // Somebody else has looked meanwhile.
  if (added.numInsertedOrUpdatedRows !== 1n) return;
  const offer = { content, priced, log, since, begunAt: version.created_at, lookedAt, atBase };
  for (const observed of observe(offer)) {
    await trx
      .insertInto('observation')
      .values({
        ...shared,
        ...observed,
        customer_key: customerKey(version.customer_company_number, version.customer_name),
        owner_user_id: version.owner_user_id,
        at: version.offered_at,
        at_accept: null,
      })
      // It was in an earlier version of the cycle, which speaks for it; seen it may have been only since.
      .onConflict((conflict) =>
        conflict
          .columns(['opportunity_id', 'cycle', 'component_key'])
          .doUpdateSet({ seen: sql<number>`max(observation.seen, excluded.seen)` }),
      )
      .execute();
  }
}

/** Which cycle an opportunity was in at a moment, and when that one began. */
async function cycleAt(trx: Transaction<Schema>, opportunityId: OpportunityId, at: Instant) {
  const { cycles, since } = await trx
    .selectFrom('opportunity_event')
    .select(({ fn }) => [fn.countAll<number>().as('cycles'), fn.max('at').as('since')])
    .where('opportunity_id', '=', opportunityId)
    .where('type', 'in', ['identified', 'revived'])
    .where('at', '<=', at)
    .executeTakeFirstOrThrow();
  return { cycle: Number(cycles), since: since ?? 0 };
}

/** Whatever the cycle's customer was shown is in what they accepted, or it is not. */
async function observeAcceptance(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  versionId: VersionId,
): Promise<void> {
  const accepted = await trx
    .selectFrom('acceptance')
    .innerJoin('version', 'version.id', 'acceptance.version_id')
    .innerJoin('organisation', 'organisation.id', 'acceptance.organisation_id')
    .select([
      'acceptance.opportunity_id',
      'acceptance.cycle',
      'acceptance.choices',
      'acceptance.at',
      'version.canonical',
      'organisation.time_zone',
    ])
    .where('acceptance.organisation_id', '=', organisationId)
    .where('acceptance.version_id', '=', versionId)
    .executeTakeFirstOrThrow();
  const frozen = readFrozenQuote(JSON.parse(accepted.canonical));
  const content = chosenContent(frozen.content, JSON.parse(accepted.choices));
  const priced = priceQuote(content, { asOf: dayIn(accepted.time_zone, accepted.at) });
  const keys = [...selectedKeys({ content, priced })];
  await trx
    .updateTable('observation')
    .set(({ eb }) => ({
      at_accept: keys.length === 0 ? 0 : sql<number>`iif(${eb('component_key', 'in', keys)}, 1, 0)`,
    }))
    .where('organisation_id', '=', organisationId)
    .where('opportunity_id', '=', accepted.opportunity_id)
    .where('cycle', '=', accepted.cycle)
    .execute();
  await trx
    .updateTable('offer_fact')
    .set({ accepted_at: accepted.at })
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .execute();
}

/** Somebody at the customer looked at what was sent: they saw all that it lets them choose. */
async function observeSight(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  { versionId, at }: FoundSight,
): Promise<void> {
  const { opportunity_id, cycle } = await trx
    .updateTable('offer_fact')
    .set({ seen_at: at })
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .returning(['opportunity_id', 'cycle'])
    .executeTakeFirstOrThrow();
  const version = await trx
    .selectFrom('version')
    .select(['canonical', 'priced'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  const { content } = readFrozenQuote(JSON.parse(version.canonical));
  const keys = choiceKeys({ content, priced: JSON.parse(version.priced) });
  if (keys.length === 0) return;
  await trx
    .updateTable('observation')
    .set({ seen: 1 })
    .where('organisation_id', '=', organisationId)
    .where('opportunity_id', '=', opportunity_id)
    .where('cycle', '=', cycle)
    .where('component_key', 'in', keys)
    .execute();
}

/** It was accepted, and taken back since: nothing of its cycle was bought by it. */
async function forgetAcceptance(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  versionId: VersionId,
): Promise<void> {
  const fact = await trx
    .updateTable('offer_fact')
    .set({ accepted_at: null })
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .returning(['opportunity_id', 'cycle'])
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('observation')
    .set({ at_accept: null })
    .where('organisation_id', '=', organisationId)
    .where('opportunity_id', '=', fact.opportunity_id)
    .where('cycle', '=', fact.cycle)
    .execute();
}
