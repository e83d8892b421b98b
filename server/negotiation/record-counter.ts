/**
 * Writing down what a buyer asked for by phone about a version that lies with them. It is their counter-offer, put and
 * answered like any other, with the same effect on the offer; that the seller wrote it down stays with it, and the
 * buyers are told.
 */
import type { QuoteId } from '#shared/ids.ts';
import type { EndpointCall } from '#shared/protocol/api.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { participantView } from '../quotes/participants.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { readFrame } from '../quotes/quote-frame.ts';
import { propose } from './propose.ts';

type Said = EndpointCall<'recordCounter'>['body'];

export interface RecordingCounter extends Said {
  readonly quoteId: QuoteId;
  readonly number: number;
}

/** As `propose`; refused with `invalid-request` for who is no buyer, and for a day before the offer or ahead. */
export async function recordCounter(
  deps: QuoteDeps,
  actor: UserActor,
  { quoteId, number, asked, note, saidBy, saidOn, shown }: RecordingCounter,
): Promise<ProposalView | Refusal> {
  const frame = await readFrame(deps.db, actor, quoteId);
  if (!frame) return refuse('not-found');
  const buyer = frame.participants.find(({ id, side }) => id === saidBy && side === 'buyer');
  if (!buyer) {
    return refuse('invalid-request', { detail: 'saidBy: somebody on the buyer’s side of this quote.' });
  }
  return propose(deps, actor, {
    quoteId,
    said: { asked, given: [], note, expiresOn: null, shown },
    toVersion: number,
    recorded: { saidBy: participantView(buyer), saidOn },
  });
}
