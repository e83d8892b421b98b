/**
 * The buyer's first durable act in a quote, a change or a comment, is what shows that the two sides design it together. It is told
 * here inside the transaction that commits the change, so the stage is as durable as its evidence. Opening a
 * link, being present or reading tells nothing.
 */
import { sql, type Transaction } from 'kysely';
import type { OpportunityId, OrganisationId, QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { Instant } from '#shared/time.ts';
import type { InCommit } from '../rooms/rooms.ts';
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
      const at = committed.changes[0]?.at ?? 0;
      await record(trx, id, { ...committed, evidence: { seq: committed.seq }, at });
      return true;
    },
  };
}

/** Something durable that a buyer did in a quote. */
export interface BuyerAct {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly participant: Pick<ParticipantView, 'id' | 'name'>;
  /** What it was, by its ids. */
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly at: Instant;
}

/** For what a buyer says and decides beside the document. Resolves to whether it was the first in this cycle. */
export async function recordEngagement(trx: Transaction<Schema>, act: BuyerAct): Promise<boolean> {
  const { id, engagedSeq } = await readOpportunity(trx, act);
  if (engagedSeq !== null) return false;
  await record(trx, id, act);
  return true;
}

async function record(
  trx: Transaction<Schema>,
  opportunityId: OpportunityId,
  { organisationId, quoteId, participant, evidence, at }: BuyerAct,
): Promise<void> {
  await recordEvent(trx, {
    organisationId,
    opportunityId,
    type: 'buyer_engaged',
    evidence: { quoteId, ...evidence, participantId: participant.id },
    actorName: participant.name,
    at,
  });
}

/** The quote's opportunity, and the event that says the buyer has engaged in its cycle, if it is there. */
function readOpportunity(
  trx: Transaction<Schema>,
  { quoteId, organisationId }: Pick<BuyerAct, 'quoteId' | 'organisationId'>,
) {
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
