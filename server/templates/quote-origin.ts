/** Which template a quote was begun from, for whoever later asks what came of it. */
import type { Transaction } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { QuoteStart } from '#shared/protocol/template-api.ts';
import type { Schema } from '../storage/schema.ts';

/** A quote that was begun from another one comes from where that came from. */
export async function keepOrigin(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  quoteId: QuoteId,
  start: QuoteStart,
): Promise<void> {
  const templateId =
    start.from === 'template' ? start.templateId : await originOf(trx, organisationId, start.quoteId);
  if (templateId === null) return;
  await trx
    .insertInto('quote_origin')
    .values({ quote_id: quoteId, organisation_id: organisationId, template_id: templateId })
    .execute();
}

async function originOf(trx: Transaction<Schema>, organisationId: OrganisationId, quoteId: QuoteId) {
  const row = await trx
    .selectFrom('quote_origin')
    .select('template_id')
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .executeTakeFirst();
  return row?.template_id ?? null;
}
