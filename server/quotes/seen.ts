/** How far each person has seen the changes of a quote. It is theirs alone, and holds on all of their devices. */
import type { QuoteId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { ensureParticipant } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';

/** Seeing never goes back, in whatever order it is told; nor ahead of what has been changed. */
export async function markSeen(
  { db, now }: Pick<QuoteDeps, 'db' | 'now'>,
  actor: Actor,
  quoteId: QuoteId,
  upTo: number,
): Promise<EndpointAnswer<'markSeen'> | Refusal> {
  const me = await ensureParticipant(db, actor, quoteId, now());
  if (!me) return refuse('not-found');
  const { newest } = await db
    .selectFrom('change')
    .select((eb) => eb.fn.max('seq').as('newest'))
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirstOrThrow();
  const seq = Math.min(upTo, newest ?? 0);
  const mine = { id: me.id, organisation_id: actor.organisationId };
  await db
    .updateTable('participant')
    .set({ seen_seq: seq, seen_at: now() })
    .where((eb) => eb.and(mine))
    .where((eb) => eb.or([eb('seen_seq', 'is', null), eb('seen_seq', '<=', seq)]))
    .execute();
  const { seen_seq } = await db
    .selectFrom('participant')
    .select('seen_seq')
    .where((eb) => eb.and(mine))
    .executeTakeFirstOrThrow();
  return { seq: seen_seq ?? seq };
}
