/** What price tests are made of, as it is stored. */
import { type Kysely, sql } from 'kysely';
import { trialArms } from '#shared/catalogue/price-trial.ts';
import type { OrganisationId } from '#shared/ids.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import type { Instant } from '#shared/time.ts';
import { listTrials } from '../../catalogue/price-trials.ts';
import type { Schema } from '../../storage/schema.ts';
import { selectObservations } from '../choices/read-choices.ts';
import { componentKey } from '../component-key.ts';
import { contrastsOf, type Drawn, type ListedAt, type PriceContrast } from './price-spans.ts';
import type { Taken } from './price-tests.ts';

export async function readContrasts(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  now: Instant,
): Promise<PriceContrast[]> {
  const [states, trials, draws] = await Promise.all([
    readStates(db, organisationId),
    listTrials(db, organisationId),
    readDraws(db, organisationId),
  ]);
  return contrastsOf(states, trials, draws, now);
}

/** In the order of each item's states. */
async function readStates(db: Kysely<Schema>, organisationId: OrganisationId): Promise<ListedAt[]> {
  const component = (field: string) => sql<string | null>`json_extract(content, ${`$.component.${field}`})`;
  const rows = await db
    .selectFrom('catalogue_revision')
    .select(['item_id', 'at'])
    .select([
      component('title').as('title'),
      component('pricePeriod').as('period'),
      component('priceModel').as('model'),
      component('unitPrice').as('price'),
      sql<string>`json_extract(content, '$.currency')`.as('currency'),
    ])
    .where('organisation_id', '=', organisationId)
    // What has one state alone was never changed.
    .where('item_id', 'in', (of) =>
      of
        .selectFrom('catalogue_item')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .where('revision', '>', 1),
    )
    .orderBy('item_id')
    .orderBy('revision')
    .execute();
  return rows.map(({ item_id, at, title, period, model, price, currency }) => ({
    itemId: item_id,
    at,
    key: componentKey({ title: title ?? '', period: period ?? 'once', currency }),
    price: (model ?? 'flat') === 'flat' ? price : null,
  }));
}

async function readDraws(db: Kysely<Schema>, organisationId: OrganisationId): Promise<Drawn[]> {
  const rows = await db
    .selectFrom('price_draw')
    .select(['trial_id', 'arm', 'price', 'drawn_at'])
    .where('organisation_id', '=', organisationId)
    .execute();
  return rows.map(({ trial_id, arm, price, drawn_at }) => ({
    ...{ trialId: trial_id, arm: trialArms[arm] ?? 'list', price, at: drawn_at },
  }));
}

export interface TakenOfCycle extends Taken {
  readonly opportunityId: string;
  readonly cycle: number;
}

/** Of those components, what was put into quotes at a price of its own. */
export async function readTaken(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  timeZone: string,
  filter: InsightFilter,
  keys: readonly string[],
): Promise<Map<string, TakenOfCycle[]>> {
  if (keys.length === 0) return new Map();
  const rows = await selectObservations(db, organisationId, timeZone, filter)
    .select([
      'observation.component_key',
      'observation.opportunity_id',
      'observation.cycle',
      'observation.customer_key',
      'observation.preselected',
      'observation.at_send',
      'observation.taken_at',
      'observation.start_price',
    ])
    .where('observation.component_key', 'in', keys)
    .where('observation.seen', '=', 1)
    .execute();
  const taken = rows.flatMap((row) =>
    row.taken_at === null || row.start_price === null
      ? []
      : [
          {
            key: row.component_key,
            opportunityId: row.opportunity_id,
            cycle: row.cycle,
            customer: row.customer_key,
            preselected: row.preselected === 1,
            atSend: row.at_send === 1,
            takenAt: row.taken_at,
            price: row.start_price,
          },
        ],
  );
  return Map.groupBy(taken, ({ key }) => key);
}
