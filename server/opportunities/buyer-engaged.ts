/**
 * The buyer's first durable change in a quote is what shows that the two sides design it together. It is told
 * here inside the transaction that commits the change, so the stage is as durable as its evidence. Opening a
 * link, being present or reading tells nothing.
 */
import { sql, type Transaction } from 'kysely';
import type { OpportunityId, QuoteId } from '#shared/ids.ts';
import type { Instant } from '#shared/time.ts';
import type { CommittedChanges, InCommit } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import { recordEvent } from './record-event.ts';

const lookAgainMs = 60_000;

export function buyerEngagement(): InCommit {
  /**
   * Quotes of opportunities that have the event on disk in this cycle, with when that was seen. It stays there until a
   * loss and a return begin the next cycle, so it is enough to look now and then.
   */
  const engaged = new Map<QuoteId, Instant>();
  /** Opportunities that were given it by a transaction that may not have been committed. */
  const given = new WeakMap<Transaction<Schema>, Set<OpportunityId>>();

  return {
    concerns: ({ quoteId, participant, changes }) =>
      participant.side === 'buyer' &&
      changes.some(({ at }) => at - (engaged.get(quoteId) ?? Number.NEGATIVE_INFINITY) > lookAgainMs),

    async follow(trx, committed) {
      const { id, engagedSeq } = await readOpportunity(trx, committed);
      const byThis = given.get(trx) ?? new Set();
      if (engagedSeq !== null) {
        if (!byThis.has(id)) engaged.set(committed.quoteId, committed.changes[0]?.at ?? 0);
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

/** The quote's opportunity, and the event that says the buyer has engaged in its cycle, if it is there. */
function readOpportunity(trx: Transaction<Schema>, { quoteId, organisationId }: CommittedChanges) {
  return trx
    .selectFrom('quote')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .leftJoin('opportunity_event', (join) =>
      join
        .onRef('opportunity_event.opportunity_id', '=', 'opportunity.id')
        .on('opportunity_event.type', '=', 'buyer_engaged')
        .on(({ eb, selectFrom }) =>
          eb(
            'opportunity_event.seq',
            '>',
            selectFrom('opportunity_event as revival')
              .select(({ fn }) => fn.coalesce(fn.max('revival.seq'), sql.lit(0)).as('seq'))
              .whereRef('revival.opportunity_id', '=', 'opportunity.id')
              .where('revival.type', '=', 'revived'),
          ),
        ),
    )
    .select(['opportunity.id', 'opportunity_event.seq as engagedSeq'])
    .where('quote.id', '=', quoteId)
    .where('quote.organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
}
