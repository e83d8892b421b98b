import type { Transaction } from 'kysely';
import type { OpportunityId, QuoteId } from '#shared/ids.ts';
import type { CurrencyCode } from '#shared/money/amounts.ts';
import { newElementId } from '#shared/quote-doc/element-id.ts';
import { quoteFrom } from '#shared/template/make-template.ts';
import type { TemplateContent } from '#shared/template/template.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { createQuote } from './create-quote.ts';
import { emptyContent } from './empty-content.ts';

/**
 * The quote that a new opportunity opens with: named like it, in its currency, and rounded as its organisation does
 * unless what it begins with says otherwise.
 */
export async function createFirstQuote(
  trx: Transaction<Schema>,
  actor: UserActor,
  opportunity: { readonly id: OpportunityId; readonly title: string; readonly currency: CurrencyCode },
  begins: TemplateContent | null,
  now: number,
): Promise<QuoteId> {
  const { payable_step } = await trx
    .selectFrom('organisation')
    .select('payable_step')
    .where('id', '=', actor.organisationId)
    .executeTakeFirstOrThrow();
  const { quoteId } = await createQuote(
    trx,
    {
      organisationId: actor.organisationId,
      opportunityId: opportunity.id,
      seller: { userId: actor.userId, name: actor.name, title: '', email: actor.email },
      ...(begins
        ? quoteFrom(begins, opportunity, newElementId)
        : { content: emptyContent(opportunity.title, opportunity.currency, payable_step) }),
    },
    now,
  );
  return quoteId;
}
