/** What buyers have said, asked or proposed and nobody has answered, by quote. */
import { type Kysely, sql } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { openQuestionCounts } from '../comments/open-questions.ts';
import { readStandingStances } from '../quotes/standing-stances.ts';
import type { Schema } from '../storage/schema.ts';

export async function openQuestions(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<Map<QuoteId, number>> {
  const open = sql<{ quote_id: QuoteId; count: number }>`(
    select quote_id, count(*) as count from (
      select quote_id from proposal
        where organisation_id = ${organisationId} and state = 'open' and side = 'buyer'
      union all
      select quote_id from acceptance_request where organisation_id = ${organisationId} and state = 'open'
      union all
      select r.quote_id from send_request r where r.organisation_id = ${organisationId}
        and not exists (select 1 from version v join version_standing s on s.version_id = v.id
          where v.quote_id = r.quote_id and v.sent_at >= r.at and s.standing != 'undone')
    ) group by quote_id)`;
  const rows = await db.selectFrom(open.as('open')).selectAll().execute();
  const counts = await openQuestionCounts(db, organisationId);
  for (const { quoteId } of await readStandingStances(db, organisationId)) {
    counts.set(quoteId, 1 + (counts.get(quoteId) ?? 0));
  }
  for (const { quote_id, count } of rows) counts.set(quote_id, count + (counts.get(quote_id) ?? 0));
  return counts;
}
