/**
 * Whom at the customer an offer can reach. Somebody new is reached by a mail to their address, and proves it by the link
 * or the code in it before they sign. Where no mail can be sent to what stands there, or the last one came back, somebody
 * still is who came in by a link that was handed to them and has not been taken back.
 */
import type { Kysely, Selectable } from 'kysely';
import type { ParticipantId } from '#shared/ids.ts';
import type { MailTrouble } from '#shared/protocol/deliveries.ts';
import type { Instant } from '#shared/time.ts';
import { isMailbox } from '../mail/address.ts';
import type { ParticipantTable, Schema } from '../storage/schema.ts';

type Person = Pick<Selectable<ParticipantTable>, 'id' | 'organisation_id' | 'email'>;

export async function reachableAmong(
  db: Kysely<Schema>,
  people: readonly Person[],
  troubles: ReadonlyMap<ParticipantId, MailTrouble>,
  now: Instant,
): Promise<number> {
  const takesMail = ({ id, email }: Person) => isMailbox(email) && !troubles.has(id);
  const others = people.filter((person) => !takesMail(person));
  return people.length - others.length + (await haveComeIn(db, others, now)).size;
}

async function haveComeIn(
  db: Kysely<Schema>,
  people: readonly Person[],
  now: Instant,
): Promise<ReadonlySet<ParticipantId>> {
  const [first] = people;
  if (!first) return new Set();
  const links = await db
    .selectFrom('share_link')
    .select('participant_id')
    .where('organisation_id', '=', first.organisation_id)
    .where(
      'participant_id',
      'in',
      people.map(({ id }) => id),
    )
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_used_at', 'is not', null)
    .execute();
  return new Set(links.map(({ participant_id }) => participant_id));
}
