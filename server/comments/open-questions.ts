/** What the customer has said last and nobody of the seller’s side has answered or settled: it waits for us. */
import type { Kysely, Selectable } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';
import type { CommentThreadTable } from '../storage/schema-comments.ts';

export type OpenQuestion = Pick<Selectable<CommentThreadTable>, 'id' | 'quote_id' | 'place' | 'title'> & {
  /** When the customer said it. */
  readonly at: number;
};

/** Of all quotes of the organisation, or of one; the one that has waited longest first. */
export function openQuestions(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  quoteId?: QuoteId,
): Promise<OpenQuestion[]> {
  let questions = db
    .selectFrom('comment_thread as thread')
    .innerJoin('comment as last', 'last.thread_id', 'thread.id')
    .select(['thread.id', 'thread.quote_id', 'thread.place', 'thread.title', 'last.at'])
    .where('thread.organisation_id', '=', organisationId)
    .where('thread.audience', '=', 'everyone')
    .where('thread.resolved_at', 'is', null)
    .where('last.side', '=', 'buyer')
    .where('last.seq', '=', ({ selectFrom }) =>
      selectFrom('comment')
        .select(({ fn }) => fn.max('comment.seq').as('seq'))
        .whereRef('comment.thread_id', '=', 'thread.id')
        .where('comment.removed_at', 'is', null),
    )
    .orderBy('last.at');
  if (quoteId !== undefined) questions = questions.where('thread.quote_id', '=', quoteId);
  return questions.execute();
}

/** How many wait, by quote; a quote in which none does is not among them. */
export async function openQuestionCounts(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<Map<QuoteId, number>> {
  const byQuote = Map.groupBy(await openQuestions(db, organisationId), ({ quote_id }) => quote_id);
  return new Map([...byQuote].map(([quoteId, questions]) => [quoteId, questions.length]));
}
