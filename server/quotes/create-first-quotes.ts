import type { Transaction } from 'kysely';
import type { OpportunityId, QuoteId } from '#shared/ids.ts';
import type { CurrencyCode } from '#shared/money/amounts.ts';
import { newElementId } from '#shared/quote-doc/element-id.ts';
import { quoteFrom } from '#shared/template/make-template.ts';
import type { TemplateContent } from '#shared/template/template.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { createQuotes } from './create-quote.ts';
import { emptyContent } from './empty-content.ts';

/**
 * The quote that each new opportunity of one organisation opens with: named like it, in its currency, and rounded as its
 * organisation does unless what it begins with says otherwise.
 */
export async function createFirstQuotes(
  trx: Transaction<Schema>,
  actor: UserActor,
  opportunities: readonly NewOpportunity[],
  begins: TemplateContent | null,
  now: number,
): Promise<QuoteId[]> {
  const { organisationId } = actor;
  const { payable_step } = await trx
    .selectFrom('organisation')
    .select('payable_step')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const seller = { userId: actor.userId, name: actor.name, title: '', email: actor.email };
  const quotes = opportunities.map((opportunity) => ({
    opportunityId: opportunity.id,
    seller,
    ...(begins
      ? quoteFrom(begins, opportunity, newElementId)
      : { content: emptyContent(opportunity.title, opportunity.currency, payable_step) }),
  }));
  const made = await createQuotes(trx, organisationId, quotes, now);
  return made.map(({ quoteId }) => quoteId);
}

interface NewOpportunity {
  readonly id: OpportunityId;
  readonly title: string;
  readonly currency: CurrencyCode;
}
