/**
 * Whom at the customer an offer can reach. Somebody new is reached by a mail to their address, and proves it by the link
 * or the code in it before they sign; it opens nothing for whom the seller has closed out. Where no mail can be sent to
 * what stands there, or the last one came back, somebody still is who came in by a link that was handed to them and has
 * not been taken back.
 */
import type { Kysely, Selectable } from 'kysely';
import type { ParticipantId } from '#shared/ids.ts';
import type { MailTrouble } from '#shared/protocol/deliveries.ts';
import type { Instant } from '#shared/time.ts';
import { isClosedOut, isOpenAt } from '../accounts/mail-link.ts';
import { isMailbox } from '../mail/address.ts';
import type { ParticipantTable, Schema } from '../storage/schema.ts';
import type { ShareLinkTable } from '../storage/schema-accounts.ts';

type Person = Pick<Selectable<ParticipantTable>, 'id' | 'organisation_id' | 'email'>;
type Link = Pick<Selectable<ShareLinkTable>, 'participant_id' | 'revoked_at' | 'expires_at' | 'last_used_at'>;

export async function reachableAmong(
  db: Kysely<Schema>,
  people: readonly Person[],
  troubles: ReadonlyMap<ParticipantId, MailTrouble>,
  now: Instant,
): Promise<number> {
  const links = await linksOf(db, people);
  const reached = people.filter(({ id, email }) => {
    const theirs = links.get(id) ?? [];
    const open = theirs.filter(isOpenAt(now));
    const takesMail = isMailbox(email) && !troubles.has(id) && !isClosedOut(theirs, now);
    return takesMail || open.some(({ last_used_at }) => last_used_at !== null);
  });
  return reached.length;
}

async function linksOf(
  db: Kysely<Schema>,
  people: readonly Person[],
): Promise<ReadonlyMap<ParticipantId, readonly Link[]>> {
  const [first] = people;
  if (!first) return new Map();
  const links = await db
    .selectFrom('share_link')
    .select(['participant_id', 'revoked_at', 'expires_at', 'last_used_at'])
    .where('organisation_id', '=', first.organisation_id)
    .where(
      'participant_id',
      'in',
      people.map(({ id }) => id),
    )
    .execute();
  return Map.groupBy(links, ({ participant_id }) => participant_id);
}
