/** What a lost deal would cost today: the version that was sent last, and each component whose price is another one by now. */
import { repricings } from '#shared/catalogue/take.ts';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { PriceNow, PriceStep } from '#shared/protocol/pipeline-api.ts';
import type { IsoDate } from '#shared/time.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';

type RoomDeps = Pick<QuoteDeps, 'db' | 'rooms'>;

export interface QuoteOf {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
}

/** The last version that was sent, beside what the quote comes to today; `null` where the two cannot be compared. */
export async function priceNow(
  { db, rooms }: RoomDeps,
  { organisationId, quoteId }: QuoteOf,
  today: IsoDate,
): Promise<PriceNow | null> {
  const version = await db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select(['version.number', 'version.sent_at', 'version.priced'])
    .where('version.organisation_id', '=', organisationId)
    .where('version.quote_id', '=', quoteId)
    .where('version_standing.standing', '!=', 'undone')
    .orderBy('version.number', 'desc')
    .executeTakeFirst();
  if (!version) return null;
  const sent: PricedQuote = JSON.parse(version.priced);
  const now = priceQuote((await rooms.read(quoteId)).content, { asOf: today });
  if (now.currency !== sent.currency) return null;
  return {
    versionNumber: version.number,
    sentAt: version.sent_at,
    sentAmount: sent.firstYear.net,
    amountNow: now.firstYear.net,
    currency: sent.currency,
  };
}

/** Components that the catalogue has another price for than the quote; their costs are nobody's business here. */
export async function priceSteps(
  { db, rooms }: RoomDeps,
  { organisationId, quoteId }: QuoteOf,
): Promise<PriceStep[]> {
  const { content } = await rooms.read(quoteId);
  const { costs, sources } = await rooms.readInternal(quoteId);
  return repricings({ content, costs, sources }, await readCatalogue(db, organisationId))
    .filter(({ difference }) => difference !== 0)
    .map(({ title, before, after, difference }) => ({
      title,
      period: after.period,
      before: before.net,
      after: after.net,
      difference,
      currency: content.terms.currency,
    }));
}
