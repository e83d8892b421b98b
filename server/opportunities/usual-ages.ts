/** How old versions were when they were accepted, by the size of the deal: what takes longer than that needs a look. */
import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import { fewestForRate } from '#shared/insight/case-views.ts';
import { type Sized, sizeBandsOf } from '#shared/insight/size-bands.ts';
import type { UsualAge } from '#shared/protocol/views.ts';
import { inRisingOrder, quantileOf } from '#shared/statistics/quantile.ts';
import { daysBetween, type Instant, type IsoDate } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';

/** Four of five were accepted sooner. */
const percentile = 0.8;

/**
 * Of a version of that size; `null` where too few of them were won to say. Offers count as of the last look of insight,
 * which is a minute ago at most.
 */
export async function usualAges(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  day: (instant: Instant) => IsoDate,
): Promise<(offer: Sized) => UsualAge | null> {
  const offers = await db
    .selectFrom('offer_fact as offer')
    .innerJoin('version', (join) =>
      join
        .onRef('version.organisation_id', '=', 'offer.organisation_id')
        .onRef('version.id', '=', 'offer.version_id'),
    )
    .select(['offer.opportunity_id', 'offer.cycle', 'offer.amount', 'offer.currency', 'offer.accepted_at'])
    .select('version.sent_at')
    .where('offer.organisation_id', '=', organisationId)
    .orderBy('offer.offered_at', 'desc')
    .execute();
  const firsts = new Map(offers.map((offer) => [`${offer.opportunity_id} ${offer.cycle}`, offer]));
  const bandOf = sizeBandsOf([...firsts.values()]);
  const ages = Map.groupBy(
    offers.flatMap(({ accepted_at, sent_at, ...offer }) =>
      accepted_at === null
        ? []
        : [{ band: bandOf(offer), days: daysBetween(day(sent_at), day(accepted_at)) }],
    ),
    ({ band }) => band,
  );
  const usual = new Map(
    [...ages].map(([band, of]) => {
      const days = quantileOf(inRisingOrder(of.map(({ days }) => days)), percentile) ?? 0;
      // Ages are whole days, so that one is beyond the percentile when it is beyond its whole part.
      return [band, { days: Math.floor(days), won: of.length }];
    }),
  );
  return (offer) => {
    const found = usual.get(bandOf(offer));
    return found && found.won >= fewestForRate ? found : null;
  };
}
