/** A buyer asks for what stands as an offer: the seller is told, and both sides see that it has been asked. */
import { mayWrite } from '#shared/access/permissions.ts';
import { type QuoteId, SendRequestId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { SendRequestView } from '#shared/protocol/views.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { readFrame } from '../quotes/quote-frame.ts';
import { openSendRequest } from '../quotes/send-request.ts';
import { randomId } from '../storage/random-id.ts';
import { otherSideOf, speakerOf } from './speaker.ts';

export interface SendWish {
  readonly quoteId: QuoteId;
  /** The buyer's own words to the seller. */
  readonly message: string;
}

/**
 * Refused with `wrong-status` where there is nothing to ask for: it has been sent, or is being calculated, or is over.
 * Where somebody has asked already that is the answer, and nobody is told again.
 */
export async function requestSend(
  deps: QuoteDeps,
  actor: Actor,
  { quoteId, message }: SendWish,
): Promise<SendRequestView | Refusal> {
  const { db, rooms, now } = deps;
  const me = await speakerOf(deps, actor, quoteId);
  if (isRefusal(me)) return me;
  const outcome = await db.transaction().execute(async (trx) => {
    const frame = await readFrame(trx, actor, quoteId);
    if (!frame) return refuse('not-found');
    if (!mayWrite('shared', 'choices', frame.quote.status, 'buyer')) return refuse('wrong-status');
    const earlier = await openSendRequest(trx, actor, quoteId);
    if (earlier) return earlier;

    const at = now();
    const of = { organisationId: actor.organisationId, quoteId };
    const id = SendRequestId.parse(randomId());
    const key = { id, organisation_id: actor.organisationId, quote_id: quoteId, participant_id: me.id };
    await trx
      .insertInto('send_request')
      .values({ ...key, message, at })
      .execute();
    const detail = { requestId: id };
    await recordAudit(trx, { ...of, actor: actedBy(actor), action: 'send_requested', detail, at });
    const payload = { byName: me.name, message, recipients: otherSideOf(frame, me) };
    await enqueue(trx, { ...of, topic: 'send_requested', payload }, at);
    return { name: me.name, message, at };
  });
  if (!isRefusal(outcome)) rooms.announce(quoteId, ['quote']);
  return outcome;
}
