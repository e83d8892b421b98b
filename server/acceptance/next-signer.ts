import type { Transaction } from 'kysely';
import { isComplete, turnsOf } from '#shared/acceptance/signing-turns.ts';
import type { ParticipantId } from '#shared/ids.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { Schema } from '../storage/schema.ts';
import type { Answering } from './deps.ts';
import type { Offer } from './offer.ts';

const idsOf = ({ signatories, signatures }: Offer) =>
  [signatories.map(({ id }) => id), signatures.map(({ participantId }) => participantId)] as const;

/** Whether with this one there are as many signatures as the offer wants. */
export function isLastSignature(offer: Offer, signer: ParticipantId): boolean {
  const [signatories, signed] = idsOf(offer);
  return isComplete(offer.frozen.offer.signing, signatories, [...signed, signer]);
}

/** Where there is an order, whoever comes next is told that it is their turn. The others were asked with the offer. */
export async function tellNextSigner(
  trx: Transaction<Schema>,
  { actor, quoteId }: Answering,
  offer: Offer,
  signer: { readonly id: ParticipantId; readonly name: string },
  now: number,
): Promise<void> {
  if (offer.frozen.offer.signing !== 'in-order') return;
  const [signatories, signed] = idsOf(offer);
  const turns = turnsOf('in-order', signatories, [...signed, signer.id]);
  const recipients = offer.signatories
    .filter(({ id }) => turns.includes(id))
    .map(({ id, name, email }) => ({ participantId: id, name, email }));
  await enqueue(
    trx,
    {
      organisationId: actor.organisationId,
      quoteId,
      topic: 'sign_turn',
      payload: { versionId: offer.version.id, afterName: signer.name, recipients },
    },
    now,
  );
}
