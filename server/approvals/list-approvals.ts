/** What waits for the actor's word. */

import { MinorUnits } from '#shared/money/amounts.ts';
import type { WaitingApproval } from '#shared/protocol/sending-api.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { mayDecide } from './read-approval.ts';

/** The unanswered requests that the actor may answer, the oldest first, with the figures of the last projection. */
export async function listApprovals(
  { db }: Pick<QuoteDeps, 'db'>,
  actor: UserActor,
): Promise<WaitingApproval[]> {
  const rows = await db
    .selectFrom('approval_request as request')
    .innerJoin('quote', 'quote.id', 'request.quote_id')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .leftJoin('approval_decision as decision', 'decision.request_id', 'request.id')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.user_id', '=', 'request.requested_by')
        .onRef('membership.organisation_id', '=', 'request.organisation_id'),
    )
    .select([
      'request.quote_id',
      'request.requested_by',
      'request.requested_by_name',
      'request.requested_at',
      'request.note',
      'request.reasons',
      'membership.role',
      'quote.number',
      'quote.draft_title',
      'quote.draft_currency',
      'quote.draft_amount',
      'opportunity.customer_name',
    ])
    .where('request.organisation_id', '=', actor.organisationId)
    .where('quote.status', '=', 'pricing')
    .where('decision.request_id', 'is', null)
    .where(({ eb, selectFrom }) =>
      eb(
        'request.ordinal',
        '=',
        selectFrom('approval_request as later')
          .select(({ fn }) => fn.max('later.ordinal').as('ordinal'))
          .whereRef('later.quote_id', '=', 'request.quote_id'),
      ),
    )
    .orderBy('request.requested_at')
    .execute();
  return rows
    .filter(({ requested_by, role }) => mayDecide(actor, { userId: requested_by, role }))
    .map((row) => ({
      quoteId: row.quote_id,
      number: row.number,
      title: row.draft_title,
      customerName: row.customer_name,
      requestedBy: row.requested_by_name,
      requestedAt: row.requested_at,
      note: row.note,
      reasons: JSON.parse(row.reasons),
      currency: row.draft_currency,
      amount: row.draft_amount === null ? null : MinorUnits.parse(row.draft_amount),
    }));
}
