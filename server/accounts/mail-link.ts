/**
 * The link that stands in the mails to a person on the buyer's side. Its token is computed from the link's id, so it
 * is in no row, and every mail to them, and every try to deliver it, carries the same one.
 */
import type { Selectable, Transaction } from 'kysely';
import type { OrganisationId, ParticipantId, QuoteId } from '#shared/ids.ts';
import type { Instant } from '#shared/time.ts';
import { hashToken } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import type { ShareLinkTable } from '../storage/schema-accounts.ts';
import type { DerivedSecrets } from './derived-secrets.ts';
import { createShareLink } from './share-links.ts';

/** A link that ends sooner than this is not mailed any more; a new one is made. */
const leastLeftMs = 30 * 24 * 3_600_000;

export interface Addressee {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly participantId: ParticipantId;
}

type Ends = Pick<Selectable<ShareLinkTable>, 'revoked_at' | 'expires_at'>;

/** Whether a link lets its person in. */
export const isOpenAt =
  (now: Instant) =>
  ({ revoked_at, expires_at }: Ends): boolean =>
    revoked_at === null && expires_at > now;

/** Whether all of a person's links were taken back or have ended, one of them by the seller's hand. */
export const isClosedOut = (links: readonly Ends[], now: Instant): boolean =>
  !links.some(isOpenAt(now)) && links.some(({ revoked_at }) => revoked_at !== null);

/**
 * The token to mail, of a link that is made where there is none. `null` for a person whose links were all taken back
 * or have ended, one of them by the seller's hand: no mail may open what was closed.
 */
export async function mailLinkToken(
  trx: Transaction<Schema>,
  secrets: DerivedSecrets,
  addressee: Addressee,
  now: Instant,
): Promise<string | null> {
  const links = await trx
    .selectFrom('share_link')
    .select(['id', 'token_hash', 'expires_at', 'revoked_at'])
    .where('organisation_id', '=', addressee.organisationId)
    .where('quote_id', '=', addressee.quoteId)
    .where('participant_id', '=', addressee.participantId)
    .execute();
  if (isClosedOut(links, now)) return null;
  for (const link of links.filter(isOpenAt(now))) {
    const token = secrets.linkToken(link.id);
    // Links that were made to be copied have a token that was drawn.
    if (hashToken(token) === link.token_hash && link.expires_at >= now + leastLeftMs) return token;
  }
  const { token } = await createShareLink(trx, addressee, now, secrets.linkToken);
  return token;
}
