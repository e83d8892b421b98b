/**
 * That somebody at the customer had a sent version before their eyes. A link that is opened says nothing, as programs
 * that scan mail open links; a page that a guest has had in sight for a while does. It moves nothing and tells nobody.
 */
import type { Kysely } from 'kysely';
import type { OrganisationId, QuoteId, VersionId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { leastLookMs } from '#shared/quote/looking.ts';
import type { Instant } from '#shared/time.ts';
import type { GuestActor } from '../accounts/actor.ts';
import { isReached } from '../mail/returned.ts';
import type { Schema } from '../storage/schema.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { selectVisibleVersions } from './visible-versions.ts';

/** Who looks again within this still looks. */
const againMs = 3_600_000;

/** What their page says they had in sight. No session is believed that is younger than such a look takes. */
export async function sawVersion(
  { db, rooms, now }: QuoteDeps,
  actor: GuestActor,
  quoteId: QuoteId,
  number: number,
): Promise<EndpointAnswer<'sawVersion'> | Refusal> {
  if (actor.quoteId !== quoteId) return refuse('not-found');
  const at = now();
  const isNew = await db.transaction().execute(async (trx) => {
    const version = await selectVisibleVersions(trx, actor, quoteId, at)
      .where('version.number', '=', number)
      .executeTakeFirst();
    if (!version) return refuse('not-found');
    const { organisationId: organisation_id, participantId: participant_id } = actor;
    if (!(await hasBeenHere(trx, actor, at)) || (await sawLately(trx, version.id, participant_id, at)))
      return false;
    await trx
      .insertInto('sight')
      .values({ version_id: version.id, participant_id, organisation_id, quote_id: quoteId, at })
      .execute();
    return true;
  });
  if (isRefusal(isNew)) return isNew;
  if (isNew) rooms.announce(quoteId, ['versions'], 'seller');
  return {};
}

/** By name, with when they last had it in sight; the last one first. Nobody whom our mail does not reach is among them. */
export function readSights(
  db: Kysely<Schema>,
  of: { readonly organisationId: OrganisationId; readonly versionId: VersionId },
): Promise<{ name: string; at: Instant }[]> {
  return db
    .selectFrom('sight as t')
    .innerJoin('participant', 'participant.id', 't.participant_id')
    .select(({ fn }) => ['participant.name', fn.max('t.at').as('at')])
    .where('t.organisation_id', '=', of.organisationId)
    .where('t.version_id', '=', of.versionId)
    .where(isReached)
    .groupBy('participant.id')
    .orderBy('at', 'desc')
    .execute();
}

async function hasBeenHere(db: Kysely<Schema>, { sessionId }: GuestActor, now: Instant): Promise<boolean> {
  const session = await db
    .selectFrom('guest_session')
    .select('created_at')
    .where('token_hash', '=', sessionId)
    .where('created_at', '<=', now - leastLookMs)
    .executeTakeFirst();
  return session !== undefined;
}

async function sawLately(
  db: Kysely<Schema>,
  versionId: VersionId,
  participantId: GuestActor['participantId'],
  now: Instant,
): Promise<boolean> {
  const sight = await db
    .selectFrom('sight')
    .select('at')
    .where('version_id', '=', versionId)
    .where('participant_id', '=', participantId)
    .where('at', '>', now - againMs)
    .executeTakeFirst();
  return sight !== undefined;
}
