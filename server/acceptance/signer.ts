import type { Selectable } from 'kysely';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { GuestActor } from '../accounts/actor.ts';
import type { ParticipantTable } from '../storage/schema.ts';
import { maySignAtAll, type Offer } from './offer.ts';

/** The guest as somebody who may sign this version, whether or not it is their turn; `not-allowed` for anybody else. */
export function signerOf(
  { frame, signatories }: Offer,
  actor: GuestActor,
): Selectable<ParticipantTable> | Refusal {
  const me = frame.participants.find(({ id }) => id === actor.participantId);
  const isSigner = me && maySignAtAll(me) && signatories.some(({ id }) => id === me.id);
  if (isSigner) return me;
  return refuse('not-allowed', { detail: 'You have no right to sign. Name a colleague who has.' });
}
