/** Where the button of a mail leads, for the one person who gets it. */
import type { Kysely } from 'kysely';
import type { OpportunityId, ThreadId } from '#shared/ids.ts';
import type { Instant } from '#shared/time.ts';
import type { DerivedSecrets } from '../accounts/derived-secrets.ts';
import { mailLinkToken } from '../accounts/mail-link.ts';
import { linkUrl } from '../accounts/share-links.ts';
import type { Claimed } from '../outbox/claim.ts';
import type { Schema } from '../storage/schema.ts';

export interface WayInDeps {
  readonly db: Kysely<Schema>;
  readonly secrets: DerivedSecrets;
  readonly publicUrl: string;
}

export interface WayIn {
  readonly url: string;
  readonly isBuyer: boolean;
  /** What of the address nobody else may know. */
  readonly secrets: readonly string[];
}

/** What of it the button leads to, where that is not the quote; `null`: the mail is not about one. */
export interface Place {
  readonly thread: ThreadId | null;
  readonly deal: OpportunityId | null;
}

/**
 * Sellers sign in; a buyer has a link of their own; both to the thread it is about. What is about no quote leads to the
 * deal, or to the first page. `null`: no longer to be let in.
 */
export async function wayIn(
  deps: WayInDeps,
  { delivery }: Pick<Claimed, 'delivery'>,
  { thread, deal }: Place,
  now: Instant,
): Promise<WayIn | null> {
  const { db, publicUrl, secrets } = deps;
  const { organisation_id: organisationId, quote_id: quoteId, participant_id: participantId } = delivery;
  if (quoteId === null) {
    const url = deal === null ? `${publicUrl}/` : `${publicUrl}/opportunities/${deal}`;
    return { url, isBuyer: false, secrets: [] };
  }
  const person = participantId
    ? await db
        .selectFrom('participant')
        .select('side')
        .where('id', '=', participantId)
        .where('quote_id', '=', quoteId)
        .where('organisation_id', '=', organisationId)
        .executeTakeFirstOrThrow()
    : undefined;
  if (!participantId || person?.side !== 'buyer') {
    const search = thread === null ? '' : `?thread=${thread}`;
    return { url: `${publicUrl}/quotes/${quoteId}${search}`, isBuyer: false, secrets: [] };
  }
  const addressee = { organisationId, quoteId, participantId };
  const token = await db.transaction().execute((trx) => mailLinkToken(trx, secrets, addressee, now));
  return token === null ? null : { url: linkUrl(publicUrl, token, thread), isBuyer: true, secrets: [token] };
}
