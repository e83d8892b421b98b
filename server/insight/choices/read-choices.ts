/** Observations as the views of choices read them: of one organisation, within a filter, without what never was a deal. */
import { type Kysely, sql } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { ChoiceFacts } from '#shared/insight/choice-cells.ts';
import { listPrice, priceBands } from '#shared/insight/price-bands.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import type { Schema } from '../../storage/schema.ts';
import type { ObservationTable } from '../../storage/schema-insight.ts';
import { begunFrom } from '../quotes-among.ts';
import { periodOf } from './period.ts';

export type ChoiceRecord = Pick<
  ObservationTable,
  | 'opportunity_id'
  | 'cycle'
  | 'component_key'
  | 'customer_key'
  | 'at'
  | 'title'
  | 'category'
  | 'period'
  | 'currency'
  | 'amount'
  | 'ratio'
  | 'dropped_ratio'
  | 'worth_from'
  | 'worth_to'
  | 'version_id'
  | 'quote_id'
> &
  ChoiceFacts;

/** What the figures of all components need: little, because it is read of every observation there is. */
export type FigureRecord = Pick<ChoiceRecord, 'component_key' | 'customer_key' | 'amount' | 'ratio'> &
  ChoiceFacts;

/** What a component is called, and by which section it stands. */
export type ComponentName = Pick<
  ChoiceRecord,
  'component_key' | 'title' | 'category' | 'period' | 'currency'
>;

export function selectObservations(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  timeZone: string,
  filter: InsightFilter & { readonly key?: string | undefined },
) {
  const { from, until } = periodOf(filter, timeZone);
  let query = db
    .selectFrom('observation')
    .where('observation.organisation_id', '=', organisationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('loss')
            .select('loss.cycle')
            .whereRef('loss.opportunity_id', '=', 'observation.opportunity_id')
            .whereRef('loss.cycle', '=', 'observation.cycle')
            .where('loss.variant', '=', 'duplicate_or_error'),
        ),
      ),
    );
  if (filter.key !== undefined) query = query.where('observation.component_key', '=', filter.key);
  if (filter.owner !== undefined) query = query.where('observation.owner_user_id', '=', filter.owner);
  if (filter.template !== undefined) {
    query = query.where('observation.quote_id', 'in', begunFrom(db, organisationId, filter.template));
  }
  const { pipeline } = filter;
  if (pipeline !== undefined) {
    query = query.where('observation.opportunity_id', 'in', ({ selectFrom }) =>
      selectFrom('opportunity')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .where('pipeline_id', '=', pipeline),
    );
  }
  if (from !== null) query = query.where('observation.at', '>=', from);
  if (until !== null) query = query.where('observation.at', '<', until);
  return query;
}

/** In no order. The facts come packed into one number: a column less to hand over costs more than unpacking it. */
export async function readFigureRecords(
  ...of: Parameters<typeof selectObservations>
): Promise<FigureRecord[]> {
  const rows = await selectObservations(...of)
    .select([
      'observation.component_key',
      'observation.customer_key',
      'observation.amount',
      'observation.ratio',
      packed.as('packed'),
    ])
    .execute();
  return rows.map(({ component_key, customer_key, amount, ratio, packed: facts }) => ({
    component_key,
    customer_key,
    amount,
    ratio,
    preselected: (facts & 1) !== 0,
    everSelected: (facts & 2) !== 0,
    dropped: (facts & 4) !== 0,
    readded: (facts & 8) !== 0,
    atSend: (facts & 16) !== 0,
    atAccept: (facts & 32) === 0 ? null : (facts & 64) !== 0,
    band: priceBands[(facts >> 7) - 1] ?? null,
  }));
}

const packed = sql<number>`preselected + 2 * ever_selected + 4 * dropped + 8 * readded + 16 * at_send
  + 32 * (at_accept is not null) + 64 * coalesce(at_accept, 0) + 128 * (coalesce(band, -1) + 1)`;

/** As each component was called last. */
export async function readComponentNames(
  ...of: Parameters<typeof selectObservations>
): Promise<Map<string, ComponentName>> {
  const columns = ['component_key', 'title', 'category', 'period', 'currency'] as const;
  const rows = await selectObservations(...of)
    .select(columns)
    .select(({ fn }) => fn.max('observation.at').as('latest'))
    .groupBy(columns)
    .orderBy('latest')
    .execute();
  return new Map(rows.map((row) => [row.component_key, row]));
}

/** In no order. */
export async function readChoices(...of: Parameters<typeof selectObservations>): Promise<ChoiceRecord[]> {
  const rows = await selectObservations(...of)
    .selectAll('observation')
    .execute();
  return rows.map(recordOf);
}

export function recordOf(row: ObservationTable): ChoiceRecord {
  return { ...row, ...factsOf(row) };
}

type FactColumns = Pick<
  ObservationTable,
  'preselected' | 'ever_selected' | 'dropped' | 'readded' | 'at_send' | 'at_accept' | 'band'
>;

function factsOf(row: FactColumns): ChoiceFacts {
  return {
    preselected: row.preselected === 1,
    everSelected: row.ever_selected === 1,
    dropped: row.dropped === 1,
    readded: row.readded === 1,
    atSend: row.at_send === 1,
    atAccept: row.at_accept === null ? null : row.at_accept === 1,
    band: row.band === null ? null : (priceBands[row.band] ?? null),
  };
}

/** 9 000 ten-thousandths are 0.9. */
export const shareOfList = (ratio: number): number => ratio / listPrice;
