/**
 * A share link is a buyer's way in without an account: it names one participant of one quote. Whoever holds the
 * token is that participant until the link expires or is taken back. Only the token's hash is stored.
 */
import type { Kysely, Transaction } from 'kysely';
import {
  type OrganisationId,
  type ParticipantId,
  type QuoteId,
  ShareLinkId,
  type ThreadId,
} from '#shared/ids.ts';
import type { ShareLinkView } from '#shared/protocol/views.ts';
import { type AuditActor, actedBySystem, recordAudit } from '../audit/record-audit.ts';
import { mailTroubles } from '../mail/returned.ts';
import { hashToken, randomId, randomToken } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';

/** Longer than any quote should lie open; the seller makes a new link after that. */
const lifetimeMs = 90 * 24 * 3_600_000;

/** Where the client takes the token, and the thread to show. Behind the # it reaches no server, no proxy and no `Referer`. */
export function linkUrl(publicUrl: string, token: string, thread: ThreadId | null = null): string {
  return `${publicUrl}/q${thread === null ? '' : `?thread=${thread}`}#${token}`;
}

interface QuoteKey {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
}

interface NewShareLink extends QuoteKey, Doer {
  readonly participantId: ParticipantId;
  /** Whether a new device is let in by a mailed code. Absent: by the link alone. */
  readonly asksCode?: boolean;
}

interface Doer {
  /** Whom the audit log names for it. Absent: the product itself. */
  readonly by?: AuditActor;
}

/**
 * Makes a link for a participant of the quote. The token is returned here, this once, and cannot be found again,
 * unless `tokenOf` finds it.
 */
export async function createShareLink(
  trx: Transaction<Schema>,
  { organisationId, quoteId, participantId, asksCode = false, by = actedBySystem }: NewShareLink,
  now: number,
  tokenOf: (linkId: ShareLinkId) => string = randomToken,
): Promise<{ readonly linkId: ShareLinkId; readonly token: string }> {
  const linkId = ShareLinkId.parse(randomId());
  const token = tokenOf(linkId);
  await trx
    .insertInto('share_link')
    .values({
      id: linkId,
      organisation_id: organisationId,
      quote_id: quoteId,
      participant_id: participantId,
      token_hash: hashToken(token),
      created_at: now,
      expires_at: now + lifetimeMs,
      revoked_at: null,
      last_used_at: null,
      asks_code: Number(asksCode),
    })
    .execute();
  await recordAudit(trx, {
    organisationId,
    quoteId,
    actor: by,
    action: 'link_made',
    detail: { linkId, participantId },
    at: now,
  });
  return { linkId, token };
}

/** The links of a quote, latest first. */
export async function listShareLinks(
  db: Kysely<Schema>,
  { organisationId, quoteId }: QuoteKey,
): Promise<ShareLinkView[]> {
  const rows = await db
    .selectFrom('share_link')
    .innerJoin('participant', 'participant.id', 'share_link.participant_id')
    .select([
      'share_link.id',
      'share_link.created_at',
      'share_link.expires_at',
      'share_link.revoked_at',
      'share_link.last_used_at',
      'share_link.asks_code',
      'participant.id as participant_id',
      'participant.side',
      'participant.name',
      'participant.title',
      'participant.colour',
      'participant.email',
    ])
    .where('share_link.organisation_id', '=', organisationId)
    .where('share_link.quote_id', '=', quoteId)
    .orderBy('share_link.created_at', 'desc')
    .orderBy('share_link.id')
    .execute();
  const troubles = await mailTroubles(db, { organisationId, quoteId });
  return rows.map((row) => ({
    id: row.id,
    participant: {
      id: row.participant_id,
      side: row.side,
      name: row.name,
      title: row.title,
      colour: row.colour,
    },
    email: row.email,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    asksCode: row.asks_code === 1,
    mailTrouble: troubles.get(row.participant_id) ?? null,
  }));
}

/** Takes the link back and ends its sessions; doing it again changes nothing. `false`: the quote has no such link. */
export function revokeShareLink(
  db: Kysely<Schema>,
  { linkId, by = actedBySystem, ...quote }: QuoteKey & { readonly linkId: ShareLinkId } & Doer,
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const link = await trx
      .selectFrom('share_link')
      .select(['participant_id', 'revoked_at'])
      .where('id', '=', linkId)
      .where('organisation_id', '=', quote.organisationId)
      .where('quote_id', '=', quote.quoteId)
      .executeTakeFirst();
    if (!link) return false;
    if (link.revoked_at !== null) return true;
    await trx
      .updateTable('share_link')
      .set({ revoked_at: now })
      .where('id', '=', linkId)
      .where('organisation_id', '=', quote.organisationId)
      .execute();
    await trx
      .deleteFrom('guest_session')
      .where('organisation_id', '=', quote.organisationId)
      .where('share_link_id', '=', linkId)
      .execute();
    const detail = { linkId, participantId: link.participant_id };
    await recordAudit(trx, { ...quote, actor: by, action: 'link_revoked', detail, at: now });
    return true;
  });
}
