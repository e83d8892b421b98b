import type { Selectable, Transaction } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import type { QuoteCommand } from '#shared/quote/lifecycle.ts';
import { changeStatus } from '../quotes/change-status.ts';
import type { QuoteTable, Schema } from '../storage/schema.ts';

/** Gives the command to every quote of the opportunity that can take it; resolves to those that did. */
export async function changeAllQuotes(
  trx: Transaction<Schema>,
  of: { readonly organisationId: OrganisationId; readonly opportunityId: OpportunityId },
  command: QuoteCommand,
  now: number,
): Promise<Selectable<QuoteTable>[]> {
  const quotes = await trx
    .selectFrom('quote')
    .selectAll()
    .where('opportunity_id', '=', of.opportunityId)
    .where('organisation_id', '=', of.organisationId)
    .execute();
  const changed = [];
  for (const quote of quotes) if (await changeStatus(trx, quote, command, now)) changed.push(quote);
  return changed;
}
