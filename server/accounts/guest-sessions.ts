/** The sessions of buyers. Each belongs to a share link and ends with it. */
import type { Kysely } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { hashToken, randomToken } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import type { GuestActor } from './actor.ts';
import { admit, nothingBrought, type Proof, usableLink } from './link-codes.ts';
import type { Origin } from './origin.ts';

/** A session that nobody used for so long must be begun again from the link. */
const idleMs = 14 * 24 * 3_600_000;
/** How exact `last_seen_at` is; it spares a write at every request. */
export const seenGrainMs = 5 * 60_000;

export interface NewGuestSession {
  readonly quoteId: QuoteId;
  /** The cookie's value: known to the browser alone. */
  readonly token: string;
  readonly maxAgeSeconds: number;
  /** The device's cookie from now on; `null`: as it was. */
  readonly device: string | null;
}

/**
 * Exchanges a link's token for a session. Refuses with `link-invalid` a token that is unknown, expired or taken back:
 * the three cannot be told apart. Of a link that asks for a code, see `admit`.
 */
export function openShareLink(
  db: Kysely<Schema>,
  linkToken: string,
  now: number,
  origin: Origin,
  proof: Proof = nothingBrought,
): Promise<NewGuestSession | Refusal> {
  return db.transaction().execute(async (trx) => {
    const link = await usableLink(trx, linkToken, now);
    if (!link) return refuse('link-invalid');
    const device = await admit(trx, link, proof, now);
    if (isRefusal(device)) return device;
    await trx.updateTable('share_link').set({ last_used_at: now }).where('id', '=', link.id).execute();
    const token = randomToken();
    await trx
      .insertInto('guest_session')
      .values({
        token_hash: hashToken(token),
        organisation_id: link.organisation_id,
        quote_id: link.quote_id,
        participant_id: link.participant_id,
        share_link_id: link.id,
        created_at: now,
        last_seen_at: now,
        expires_at: link.expires_at,
      })
      .execute();
    await recordAudit(trx, {
      organisationId: link.organisation_id,
      quoteId: link.quote_id,
      actor: { kind: 'guest', id: link.participant_id },
      action: 'link_opened',
      detail: { linkId: link.id, session: hashToken(token), ...origin },
      at: now,
    });
    return {
      quoteId: link.quote_id,
      token,
      maxAgeSeconds: Math.floor((link.expires_at - now) / 1000),
      device,
    };
  });
}

/** Whose session it is, and that it was seen now. `null` when it has ended or its link has. */
export async function findGuest(db: Kysely<Schema>, token: string, now: number): Promise<GuestActor | null> {
  const row = await db
    .selectFrom('guest_session')
    .innerJoin('share_link', 'share_link.id', 'guest_session.share_link_id')
    .innerJoin('participant', 'participant.id', 'guest_session.participant_id')
    .select([
      'guest_session.token_hash',
      'guest_session.organisation_id',
      'guest_session.quote_id',
      'guest_session.participant_id',
      'guest_session.share_link_id',
      'guest_session.last_seen_at',
      'participant.name',
    ])
    .where('guest_session.token_hash', '=', hashToken(token))
    .where('guest_session.expires_at', '>', now)
    .where('guest_session.last_seen_at', '>', now - idleMs)
    .where('share_link.revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  if (row.last_seen_at < now - seenGrainMs) {
    await db
      .updateTable('guest_session')
      .set({ last_seen_at: now })
      .where('token_hash', '=', row.token_hash)
      .execute();
  }
  return {
    kind: 'guest',
    participantId: row.participant_id,
    quoteId: row.quote_id,
    organisationId: row.organisation_id,
    shareLinkId: row.share_link_id,
    name: row.name,
    sessionId: row.token_hash,
  };
}

export async function endGuestSession(db: Kysely<Schema>, { sessionId }: GuestActor): Promise<void> {
  await db.deleteFrom('guest_session').where('token_hash', '=', sessionId).execute();
}
