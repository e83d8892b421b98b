/** Somebody at the customer says, once, that the name they were invited under is theirs, or what it is instead. */
import type { QuoteId } from '#shared/ids.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { ensureParticipant, participantView } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';

/**
 * Said again it is answered with what stands. Another name is not taken then: who somebody is must not change between
 * what they said and what they sign.
 */
export async function confirmName(
  { db, rooms, now }: QuoteDeps,
  actor: Actor,
  quoteId: QuoteId,
  { correction }: EndpointCall<'confirmName'>['body'],
): Promise<EndpointAnswer<'confirmName'> | Refusal> {
  const outcome = await db.transaction().execute(async (trx) => {
    const at = now();
    const me = await ensureParticipant(trx, actor, quoteId, at);
    if (me?.side !== 'buyer') return refuse('not-found');
    const to = correction ?? { name: me.name, title: me.title };
    const settled = await trx
      .updateTable('participant')
      .set({ ...to, name_confirmed_at: at })
      .where('id', '=', me.id)
      .where('organisation_id', '=', actor.organisationId)
      .where('name_confirmed_at', 'is', null)
      .returning(['id', 'side', 'name', 'title', 'colour'])
      .executeTakeFirst();
    const isSame = to.name === me.name && to.title === me.title;
    if (!settled) return isSame ? { participant: me } : refuse('already-answered', alreadySaid(me.name));
    await recordAudit(trx, {
      organisationId: actor.organisationId,
      quoteId,
      actor: actedBy(actor),
      ...(isSame
        ? { action: 'name_confirmed', detail: to }
        : { action: 'name_corrected', detail: { from: { name: me.name, title: me.title }, to } }),
      at,
    });
    return { participant: participantView(settled) };
  });
  if (isRefusal(outcome)) return outcome;
  rooms.renamed(quoteId, outcome.participant);
  rooms.announce(quoteId, ['participants']);
  return outcome;
}

const alreadySaid = (name: string) => ({
  detail: `You have said already that you are ${name}. Ask the seller for a link in another name.`,
});
