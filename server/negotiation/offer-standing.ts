import type { Kysely, Selectable } from 'kysely';
import { type OfferAnswerable, offerAnswerable } from '#shared/negotiation/standing-offer.ts';
import { readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import { dayIn, type Instant, type IsoDate } from '#shared/time.ts';
import type { Schema, VersionTable } from '../storage/schema.ts';

/**
 * Whether the version can be accepted now: cleanly, only as a request that the seller confirms, or not at all. Call it
 * in the transaction that records the acceptance: with any answer but `cleanly` none may be recorded (I-12). `on`: the
 * day it is judged as of, where that is not today.
 */
export async function offerStandingFor(
  trx: Kysely<Schema>,
  version: Pick<Selectable<VersionTable>, 'id' | 'organisation_id' | 'quote_id'>,
  now: Instant,
  on?: IsoDate,
): Promise<OfferAnswerable> {
  const { canonical, valid_until, standing, status, time_zone } = await trx
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .innerJoin('quote', 'quote.id', 'version.quote_id')
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'version.canonical',
      'version.valid_until',
      'version_standing.standing',
      'quote.status',
      'organisation.time_zone',
    ])
    .where('version.id', '=', version.id)
    .where('version.organisation_id', '=', version.organisation_id)
    .executeTakeFirstOrThrow();
  return offerAnswerable({
    standing,
    counters: readFrozenQuote(JSON.parse(canonical)).offer.counters,
    validUntil: valid_until,
    today: on ?? dayIn(time_zone, now),
    wasCountered: await wasCountered(trx, version),
    isClosed: status === 'closed',
  });
}

/**
 * Whether the buyer has put something else to the version since the seller last confirmed that it stands. One that was
 * taken back or turned down was put all the same.
 */
async function wasCountered(
  trx: Kysely<Schema>,
  { id, organisation_id }: Pick<Selectable<VersionTable>, 'id' | 'organisation_id'>,
): Promise<boolean> {
  const confirmed = await trx
    .selectFrom('acceptance_request')
    .select(({ fn }) => fn.max('answered_at').as('at'))
    .where('version_id', '=', id)
    .where('organisation_id', '=', organisation_id)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  const counter = await trx
    .selectFrom('proposal')
    .select('id')
    .where('version_id', '=', id)
    .where('organisation_id', '=', organisation_id)
    .where('side', '=', 'buyer')
    .where('made_at', '>', confirmed?.at ?? -1)
    .executeTakeFirst();
  return counter !== undefined;
}
