/** What was sent last, beside what the very same comes to at the catalogue's prices of today. */
import { repricings } from '#shared/catalogue/take.ts';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { PriceNow } from '#shared/protocol/pipeline-api.ts';
import { readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { IsoDate } from '#shared/time.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';

/** `null` where nothing was sent. What does not come from the catalogue costs what it cost; discounts given stay given. */
export async function atPresentPrices(
  { db, rooms }: Pick<QuoteDeps, 'db' | 'rooms'>,
  { organisationId, quoteId }: { readonly organisationId: OrganisationId; readonly quoteId: QuoteId },
  today: IsoDate,
): Promise<PriceNow | null> {
  const version = await db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select(['version.number', 'version.sent_at', 'version.canonical', 'version.priced'])
    .where('version.organisation_id', '=', organisationId)
    .where('version.quote_id', '=', quoteId)
    .where('version_standing.standing', '!=', 'undone')
    .orderBy('version.number', 'desc')
    .executeTakeFirst();
  if (!version) return null;
  const { content } = readFrozenQuote(JSON.parse(version.canonical));
  const { costs, sources } = await rooms.readInternal(quoteId);
  const changed = new Map(
    repricings({ content, costs, sources }, await readCatalogue(db, organisationId)).map(
      ({ id, component }) => [id, component],
    ),
  );
  const now: QuoteContent = {
    ...content,
    components: content.components.map((component) => ({ ...component, ...changed.get(component.id) })),
  };
  const sent: PricedQuote = JSON.parse(version.priced);
  return {
    versionNumber: version.number,
    sentAt: version.sent_at,
    sentAmount: sent.firstYear.net,
    amountNow: priceQuote(now, { asOf: today }).firstYear.net,
    currency: sent.currency,
  };
}
