/**
 * The buyer's first durable change in a quote is what shows that the two sides design it together. It is told
 * here inside the transaction that commits the change, so the stage is as durable as its evidence. Opening a
 * link, being present or reading tells nothing.
 */
import type { Transaction } from 'kysely';
import type { CommittedChanges, InCommit } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import { recordEvent } from './record-event.ts';

export const buyerEngagement: InCommit = {
  concerns: ({ participant, changes }) => participant.side === 'buyer' && changes.length > 0,
  follow: recordFirst,
};

async function recordFirst(trx: Transaction<Schema>, committed: CommittedChanges): Promise<boolean> {
  // One indexed row decides it for every change after the first.
  const opportunity = await trx
    .selectFrom('quote')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .select('opportunity.id')
    .where('quote.id', '=', committed.quoteId)
    .where('quote.organisation_id', '=', committed.organisationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('opportunity_event')
            .select('seq')
            .whereRef('opportunity_event.opportunity_id', '=', 'opportunity.id')
            .where('type', '=', 'buyer_engaged'),
        ),
      ),
    )
    .executeTakeFirst();
  if (!opportunity) return false;

  await recordEvent(trx, {
    organisationId: committed.organisationId,
    opportunityId: opportunity.id,
    type: 'buyer_engaged',
    evidence: { quoteId: committed.quoteId, seq: committed.seq, participantId: committed.participant.id },
    actorName: committed.participant.name,
    at: committed.changes[0]?.at ?? 0,
  });
  return true;
}
