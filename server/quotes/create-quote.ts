/** New quotes: each its number, its two documents and its seller's place in it, all in one transaction. */
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
import { insertMany } from '../storage/insert-many.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { addFirstParticipants } from './participants.ts';
import { nextQuoteNumbers } from './quote-number.ts';

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

export interface MadeQuote {
  readonly quoteId: QuoteId;
  readonly sellerId: ParticipantId;
}

export async function createQuote(
  trx: Transaction<Schema>,
  quote: NewQuote,
  now: number,
): Promise<MadeQuote> {
  const [made] = await createQuotes(trx, quote.organisationId, [quote], now);
  if (!made) throw new Error('One quote was to be made');
  return made;
}

/** Of one organisation, numbered in this order. */
export async function createQuotes(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  quotes: readonly Omit<NewQuote, 'organisationId'>[],
  now: number,
): Promise<MadeQuote[]> {
  const unnumbered = quotes.filter(({ number }) => number === undefined).length;
  const numbers =
    unnumbered === 0
      ? []
      : await nextQuoteNumbers(trx, organisationId, await yearOf(trx, organisationId, now), unnumbered);
  const made = quotes.map((quote) => ({ ...quote, quoteId: QuoteId.parse(randomId()) }));
  await insertMany(
    trx,
    'quote',
    made.map(({ quoteId, opportunityId, seller, content, number }) => ({
      id: quoteId,
      organisation_id: organisationId,
      opportunity_id: opportunityId,
      number: number ?? numbers.shift() ?? '',
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
      draft_lapses_on: null,
    })),
  );
  // Some at a time: what a document begins with takes a while to write down, and others are served meanwhile.
  for (let at = 0; at < made.length; at += atOnce) {
    await createDocuments(
      trx,
      made.slice(at, at + atOnce).map(({ quoteId, content, costs = {}, sources = {}, targets }) => ({
        quoteId,
        organisationId,
        sharedState: encodeNewSharedDocument(content),
        internalState: encodeNewInternalDocument(costs, { sources, targets }),
      })),
    );
  }
  const sellers = await addFirstParticipants(
    trx,
    made.map(({ quoteId, seller }) => ({ ...seller, organisationId, quoteId, side: 'seller' as const })),
    now,
  );
  return made.map(({ quoteId }, index) => {
    const sellerId = sellers[index];
    if (sellerId === undefined) throw new Error('Every new quote has its seller in it');
    return { quoteId, sellerId };
  });
}

const atOnce = 25;

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
