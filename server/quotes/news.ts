/** What others have changed since somebody was last in a quote. */
import type { QuoteId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { mergeSteps } from '#shared/protocol/change-steps.ts';
import { newsAmong } from '#shared/protocol/news.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { listChanges } from './changes.ts';
import { findParticipant } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { visibleQuote } from './quote-frame.ts';

/** More are not counted: nobody reads them one by one, and every arrival waits for the count. */
export const mostCounted = 500;

/** Counted as the list of activity tells it, and of nothing that a guest cannot find there. */
export async function readNews(
  { db }: Pick<QuoteDeps, 'db'>,
  actor: Actor,
  quoteId: QuoteId,
): Promise<EndpointAnswer<'getNews'> | Refusal> {
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  // How far somebody has seen is theirs alone.
  if (actor.kind === 'guest' && actor.isSeenBySeller === true) return { news: null };
  const me = await findParticipant(db, actor, quoteId);
  if (!me || me.seen_seq === null || me.seen_at === null) return { news: null };
  const after = me.seen_seq;
  const changes = await listChanges({ db }, actor, quoteId, { after, limit: mostCounted });
  if (isRefusal(changes)) return changes;
  const theirs = newsAmong(mergeSteps(changes), me.id);
  if (!theirs) return { news: null };
  return { news: { ...theirs, seq: after, at: me.seen_at, isMore: changes.length >= mostCounted } };
}
