/**
 * Looking at a quote through a customer's eyes. A request to read may name, in `Seen-By`, somebody at the customer; it
 * is then answered by the same code and from the same rows as to that person, so that a seller who checks what the
 * customer has is shown neither more nor less. It opens nothing: whoever may ask reads at least as much themselves.
 */
import type { Kysely } from 'kysely';
import { ParticipantId, QuoteId, ShareLinkId } from '#shared/ids.ts';
import type { EndpointRow } from '#shared/protocol/api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { anybody, maySeeAsCustomer } from '#shared/protocol/seen-by.ts';
import type { Actor, GuestActor, UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';

/** As whom the request is answered. `wanted` is the header's text; it comes from outside. */
export async function readerOf(
  db: Kysely<Schema>,
  row: EndpointRow,
  actor: Actor | null,
  { params, wanted }: { readonly params: unknown; readonly wanted: string | undefined },
): Promise<Actor | null | Refusal> {
  if (wanted === undefined) return actor;
  // A guest has their own eyes, and nothing is done in another's name.
  if (!maySeeAsCustomer(row) || actor?.kind !== 'user') return refuse('not-allowed');
  const quoteId = QuoteId.parse((params as { readonly quoteId?: unknown }).quoteId);
  if (wanted === anybody) return guestOf(actor, quoteId, {});
  const person = await db
    .selectFrom('share_link')
    .innerJoin('participant', 'participant.id', 'share_link.participant_id')
    .select(['participant.id', 'participant.name', 'share_link.id as linkId'])
    .where('participant.id', '=', wanted as ParticipantId)
    .where('participant.side', '=', 'buyer')
    .where('participant.quote_id', '=', quoteId)
    .where('participant.organisation_id', '=', actor.organisationId)
    .orderBy('share_link.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return person ? guestOf(actor, quoteId, person) : refuse('not-found');
}

interface Person {
  readonly id?: ParticipantId;
  readonly name?: string;
  readonly linkId?: ShareLinkId;
}

function guestOf(
  { organisationId, sessionId }: UserActor,
  quoteId: QuoteId,
  { id = ParticipantId.parse(anybody), name = '', linkId = ShareLinkId.parse(anybody) }: Person,
): GuestActor {
  return {
    kind: 'guest',
    participantId: id,
    quoteId,
    organisationId,
    shareLinkId: linkId,
    name,
    sessionId,
    isSeenBySeller: true,
  };
}
