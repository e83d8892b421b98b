/** What is known of a signature at the moment it is given, written down then: nothing of it can be found later. */
import type { Selectable, Transaction } from 'kysely';
import { signingWords } from '#shared/acceptance/statements.ts';
import { type SignatureFacts, utc } from '#shared/evidence/acceptance-facts.ts';
import type { VersionId } from '#shared/ids.ts';
import type { Acceptance } from '#shared/protocol/acceptance-api.ts';
import type { GuestActor } from '../accounts/actor.ts';
import type { ParticipantTable, Schema } from '../storage/schema.ts';
import type { Answering } from './deps.ts';
import type { Offer } from './offer.ts';

export interface Verified {
  readonly method: 'link' | 'code';
  readonly at: number;
}

export async function signatureFacts(
  trx: Transaction<Schema>,
  { actor, origin }: Answering,
  { frozen, version, frame }: Offer,
  me: Selectable<ParticipantTable>,
  shown: Acceptance,
  verified: Verified,
  now: number,
): Promise<SignatureFacts> {
  const { hash, totals, choices, language, statement, name, company, mark } = shown;
  const said = signingWords(language, {
    version: version.number,
    seller: frozen.seller.name,
    customer: frozen.customer.name,
  });
  return {
    screen: { hash, totals, choices, language, statement: { text: said.meaning, version: statement } },
    signer: {
      participantId: me.id,
      name,
      email: me.email,
      company,
      authority: { text: said.authority, version: statement },
      mark,
      verification: { method: verified.method, at: utc(verified.at) },
      linkId: actor.shareLinkId,
      invitedAs: (await wasMailed(trx, actor, version.id)) ? 'recipient' : 'forwarded',
    },
    session: {
      sessionHash: actor.sessionId,
      address: origin.address,
      userAgent: origin.userAgent,
      at: utc(now),
      timeZone: frame.timeZone,
      clock: 'server',
    },
  };
}

/** When the session began: the link was held then. */
export async function linkHeldAt(trx: Transaction<Schema>, actor: GuestActor): Promise<number> {
  const session = await trx
    .selectFrom('guest_session')
    .select('created_at')
    .where('token_hash', '=', actor.sessionId)
    .where('share_link_id', '=', actor.shareLinkId)
    .executeTakeFirstOrThrow();
  return session.created_at;
}

async function wasMailed(
  trx: Transaction<Schema>,
  { organisationId, participantId }: GuestActor,
  versionId: VersionId,
): Promise<boolean> {
  const told = await trx
    .selectFrom('delivery')
    .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
    .select('delivery.id')
    .where('delivery.organisation_id', '=', organisationId)
    .where('delivery.participant_id', '=', participantId)
    .where('outbox.topic', '=', 'version_sent')
    .where('outbox.version_id', '=', versionId)
    .executeTakeFirst();
  return told !== undefined;
}
