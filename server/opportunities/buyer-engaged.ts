/**
 * The buyer's first durable change in a quote is what shows that the two sides design it together. It is told
 * here inside the transaction that commits the change, so the stage is as durable as its evidence. Opening a
 * link, being present or reading tells nothing.
 */
import type { Transaction } from 'kysely';
import type { OpportunityId, QuoteId } from '#shared/ids.ts';
import type { CommittedChanges, InCommit } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import { recordEvent } from './record-event.ts';

export function buyerEngagement(): InCommit {
  /** Quotes of opportunities that have the event on disk. It stays there, so nobody need look for it again. */
  const engaged = new Set<QuoteId>();
  /** Opportunities that were given it by a transaction that may not have been committed. */
  const given = new WeakMap<Transaction<Schema>, Set<OpportunityId>>();

  return {
    concerns: ({ quoteId, participant, changes }) =>
      participant.side === 'buyer' && changes.length > 0 && !engaged.has(quoteId),

    async follow(trx, committed) {
      const { id, engagedSeq } = await readOpportunity(trx, committed);
      const byThis = given.get(trx) ?? new Set();
      if (engagedSeq !== null) {
        if (!byThis.has(id)) engaged.add(committed.quoteId);
        return false;
      }
      given.set(trx, byThis.add(id));
      await recordEvent(trx, {
        organisationId: committed.organisationId,
        opportunityId: id,
        type: 'buyer_engaged',
        evidence: {
          quoteId: committed.quoteId,
          seq: committed.seq,
          participantId: committed.participant.id,
        },
        actorName: committed.participant.name,
        at: committed.changes[0]?.at ?? 0,
      });
      return true;
    },
  };
}

/** The quote's opportunity, and the event that says the buyer has engaged, if it is there. */
function readOpportunity(trx: Transaction<Schema>, { quoteId, organisationId }: CommittedChanges) {
  return trx
    .selectFrom('quote')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .leftJoin('opportunity_event', (join) =>
      join
        .onRef('opportunity_event.opportunity_id', '=', 'opportunity.id')
        .on('opportunity_event.type', '=', 'buyer_engaged'),
    )
    .select(['opportunity.id', 'opportunity_event.seq as engagedSeq'])
    .where('quote.id', '=', quoteId)
    .where('quote.organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
}
