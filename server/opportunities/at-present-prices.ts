/**
 * What a deal that rests would cost today: what was sent last (where nothing was, what stands in the quote), beside the
 * very same at the catalogue's prices of today, and each component whose price is another one by now. One answer for the
 * task that wakes the deal, for its page and for taking it up again.
 */
import { repricings } from '#shared/catalogue/take.ts';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { PriceNow, PriceStep } from '#shared/protocol/pipeline-api.ts';
import { readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { IsoDate } from '#shared/time.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';

export interface PresentPrices {
  /** `null` where nothing was sent. */
  readonly now: PriceNow | null;
  /** Their costs are nobody's business here. */
  readonly steps: readonly PriceStep[];
}

/** What does not come from the catalogue costs what it cost; discounts given stay given. */
export async function atPresentPrices(
  { db, rooms }: Pick<QuoteDeps, 'db' | 'rooms'>,
  of: { readonly organisationId: OrganisationId; readonly quoteId: QuoteId },
  today: IsoDate,
): Promise<PresentPrices> {
  const version = await lastSent(db, of);
  const content = version
    ? readFrozenQuote(JSON.parse(version.canonical)).content
    : (await rooms.read(of.quoteId)).content;
  const { costs, sources } = await rooms.readInternal(of.quoteId);
  const found = repricings({ content, costs, sources }, await readCatalogue(db, of.organisationId));
  const steps = found
    .filter(({ difference }) => difference !== 0)
    .map(({ title, before, after, difference }) => ({
      title,
      period: after.period,
      before: before.net,
      after: after.net,
      difference,
      currency: content.terms.currency,
    }));
  if (!version) return { now: null, steps };
  const changed = new Map(found.map(({ id, component }) => [id, component]));
  const present: QuoteContent = {
    ...content,
    components: content.components.map((component) => ({ ...component, ...changed.get(component.id) })),
  };
  const sent: PricedQuote = JSON.parse(version.priced);
  const now = {
    versionNumber: version.number,
    sentAt: version.sent_at,
    sentAmount: sent.firstYear.net,
    amountNow: priceQuote(present, { asOf: today }).firstYear.net,
    currency: sent.currency,
  };
  return { now, steps };
}

function lastSent(
  db: QuoteDeps['db'],
  { organisationId, quoteId }: { readonly organisationId: OrganisationId; readonly quoteId: QuoteId },
) {
  return db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select(['version.number', 'version.sent_at', 'version.canonical', 'version.priced'])
    .where('version.organisation_id', '=', organisationId)
    .where('version.quote_id', '=', quoteId)
    .where('version_standing.standing', '!=', 'undone')
    .orderBy('version.number', 'desc')
    .executeTakeFirst();
}
