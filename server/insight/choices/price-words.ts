/** What buyers said of price where it says which component: proposals of another price, and losses for it. */
import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import { Asked } from '#shared/negotiation/asked.ts';
import { inOneSpelling } from '../../customers/customer-key.ts';
import type { Schema } from '../../storage/schema.ts';
import { selectObservations } from './read-choices.ts';

/**
 * By component, the unit prices that buyers proposed, as shares of what stood. A proposal names its component by title
 * and quote, so it is found among what was observed of that quote; and counts where that does.
 */
export async function proposedPrices(
  ...of: Parameters<typeof selectObservations>
): Promise<Map<string, number[]>> {
  const rows = await selectObservations(...of)
    .innerJoin('proposal', (join) =>
      join
        .onRef('observation.quote_id', '=', 'proposal.quote_id')
        .onRef('observation.title', '=', 'proposal.element_title'),
    )
    .select(['proposal.asked', 'proposal.before_value', 'observation.component_key'])
    .where('proposal.side', '=', 'buyer')
    // A quote is observed once in each cycle, and what was proposed in it was so once.
    .groupBy(['proposal.id', 'observation.component_key'])
    .orderBy('proposal.made_at')
    .execute();
  const prices = new Map<string, number[]>();
  for (const { asked, before_value, component_key } of rows) {
    const share = shareAsked(Asked.parse(JSON.parse(asked)), JSON.parse(before_value));
    if (share !== null) prices.set(component_key, [...(prices.get(component_key) ?? []), share]);
  }
  return prices;
}

function shareAsked(asked: Asked, before: unknown): number | null {
  if (asked.topic === 'lineDiscount') {
    return 'percent' in asked.value ? 1 - Number(asked.value.percent) / 100 : null;
  }
  if (asked.topic !== 'unitPrice' || typeof before !== 'string') return null;
  const share = Number(asked.value) / Number(before);
  return Number.isFinite(share) && share >= 0 ? share : null;
}

/** Names a component of a cycle that the buyer said was too dear. */
export const priceReasonKey = (opportunityId: string, cycle: number, title: string): string =>
  `${opportunityId} ${cycle} ${inOneSpelling(title)}`;

export async function priceReasons(db: Kysely<Schema>, organisationId: OrganisationId): Promise<Set<string>> {
  const rows = await db
    .selectFrom('loss')
    .select(['opportunity_id', 'cycle', 'detail'])
    .where('organisation_id', '=', organisationId)
    .where('variant', '=', 'price')
    .execute();
  return new Set(
    rows.map(({ opportunity_id, cycle, detail }) => {
      const { component = '' }: { readonly component?: string } = JSON.parse(detail);
      return priceReasonKey(opportunity_id, cycle, component);
    }),
  );
}
