/**
 * How what is sold again and again does in quotes. A version does not say what it was copied from, so an item is found
 * as insight tells components apart: by title, period and currency.
 */
import { type Kysely, sql } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { lifecycle, quoteStatuses } from '#shared/quote/lifecycle.ts';
import type { UserActor } from '../accounts/actor.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import type { Schema } from '../storage/schema.ts';
import { selectObservations } from './choices/read-choices.ts';
import { componentKey } from './component-key.ts';
import { observeOffers } from './observing/observe-offers.ts';
import type { ViewDeps } from './views/views.ts';

/** A quote that can still be lost is open. */
const openStatuses = quoteStatuses.filter((status) => status in lifecycle.close.from);

/**
 * Of each item that is or was in quotes: in how many open ones it stands, and of the offers in which a customer saw
 * it as a choice, in how many they had it in the end: at the signature, else when it was sent.
 */
export async function catalogueUse(
  { db, now, projectDrafts }: ViewDeps,
  { organisationId }: UserActor,
): Promise<EndpointAnswer<'catalogueUse'>> {
  await observeOffers(db, organisationId, now());
  await projectDrafts(organisationId);
  const [items, kept, open] = await Promise.all([
    readCatalogue(db, organisationId),
    readKept(db, organisationId),
    readOpen(db, organisationId),
  ]);
  return {
    items: items.flatMap(({ id, values: { component, currency } }) => {
      const key = componentKey({ title: component.title, period: component.pricePeriod, currency });
      const choices = kept.get(key) ?? { offered: 0, kept: 0 };
      const openQuotes = open.get(key) ?? 0;
      return choices.offered + openQuotes === 0 ? [] : [{ itemId: id, ...choices, openQuotes }];
    }),
  };
}

async function readKept(db: Kysely<Schema>, organisationId: OrganisationId) {
  // Days play no part where no period is asked for.
  const rows = await selectObservations(db, organisationId, 'UTC', {})
    .where('observation.seen', '=', 1)
    .select('observation.component_key')
    .select(({ fn }) => fn.countAll<number>().as('offered'))
    .select(sql<number>`sum(coalesce(observation.at_accept, observation.at_send))`.as('kept'))
    .groupBy('observation.component_key')
    .execute();
  return new Map(rows.map(({ component_key, offered, kept }) => [component_key, { offered, kept }]));
}

async function readOpen(db: Kysely<Schema>, organisationId: OrganisationId): Promise<Map<string, number>> {
  const spelled = ['component_state.title', 'component_state.period', 'component_state.currency'] as const;
  const rows = await db
    .selectFrom('quote')
    .innerJoin('component_state', 'component_state.quote_id', 'quote.id')
    .select(spelled)
    .select(({ fn }) => fn.count<number>('quote.id').distinct().as('quotes'))
    .where('quote.organisation_id', '=', organisationId)
    .where('quote.status', 'in', openStatuses)
    .groupBy(spelled)
    .execute();
  const counts = new Map<string, number>();
  for (const { quotes, ...named } of rows) {
    const key = componentKey(named);
    counts.set(key, (counts.get(key) ?? 0) + quotes);
  }
  return counts;
}
