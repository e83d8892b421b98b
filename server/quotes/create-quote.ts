/** A new quote: its number, its two documents and its seller's place in it, all in one transaction. */
import type { Transaction } from 'kysely';
import {
  type ElementId,
  type OpportunityId,
  type OrganisationId,
  type ParticipantId,
  QuoteId,
  type UserId,
} from '#shared/ids.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { Costs, Targets } from '#shared/quote-doc/costs.ts';
import type { CatalogueSource } from '#shared/quote-doc/doc-layout.ts';
import { encodeNewInternalDocument, encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { dayIn } from '#shared/time.ts';
import { createDocuments } from '../rooms/document-store.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { addParticipant } from './participants.ts';
import { nextQuoteNumber } from './quote-number.ts';

export interface NewQuote {
  readonly organisationId: OrganisationId;
  readonly opportunityId: OpportunityId;
  readonly seller: {
    readonly userId: UserId;
    readonly name: string;
    readonly title: string;
    readonly email: string;
  };
  readonly content: QuoteContent;
  /** What the seller alone knows, by component. */
  readonly costs?: Readonly<Record<ElementId, Costs>>;
  /** What its components were taken from, and what the seller holds itself to in it. */
  readonly sources?: Readonly<Record<ElementId, CatalogueSource>>;
  readonly targets?: Targets;
  /** Taken as it is; absent: the organisation's next one. */
  readonly number?: string;
}

export async function createQuote(
  trx: Transaction<Schema>,
  { organisationId, opportunityId, seller, content, costs = {}, sources = {}, targets, number }: NewQuote,
  now: number,
): Promise<{ readonly quoteId: QuoteId; readonly sellerId: ParticipantId }> {
  const quoteId = QuoteId.parse(randomId());
  await trx
    .insertInto('quote')
    .values({
      id: quoteId,
      organisation_id: organisationId,
      opportunity_id: opportunityId,
      number: number ?? (await nextQuoteNumber(trx, organisationId, await yearOf(trx, organisationId, now))),
      status: 'draft',
      write_epoch: 1,
      created_by: seller.userId,
      created_at: now,
      updated_at: now,
      // Before every sequence number: nothing is projected yet.
      projected_seq: -1,
      draft_title: content.terms.title,
      draft_currency: content.terms.currency,
      draft_amount: null,
    })
    .execute();
  await createDocuments(trx, {
    quoteId,
    organisationId,
    sharedState: encodeNewSharedDocument(content),
    internalState: encodeNewInternalDocument(costs, { sources, targets }),
  });
  const sellerId = await addParticipant(trx, { ...seller, organisationId, quoteId, side: 'seller' }, now);
  return { quoteId, sellerId };
}

/** A quote belongs to the year that its seller's calendar shows. */
async function yearOf(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  now: number,
): Promise<string> {
  const { time_zone } = await trx
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return dayIn(time_zone, now).slice(0, 4);
}
