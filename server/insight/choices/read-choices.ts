/** Observations as the views of choices read them: of one organisation, within a filter, without what never was a deal. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { ChoiceFacts } from '#shared/insight/choice-cells.ts';
import { listPrice, priceBands } from '#shared/insight/price-bands.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import type { Schema } from '../../storage/schema.ts';
import type { ObservationTable } from '../../storage/schema-insight.ts';
import { begunFrom } from '../quotes-among.ts';
import { packedFacts } from './packed-facts.ts';
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

/** What the figures of one component are counted from, a column each: little, because it is read of all there is. */
export interface Answers {
  readonly customers: readonly string[];
  readonly amounts: readonly number[];
  /** Per ten thousand of the list price; `null` where there is no such price. */
  readonly ratios: readonly (number | null)[];
  /** See `packed-facts.ts`. */
  readonly facts: readonly number[];
  /** How many more were sent that nobody at the customer is known to have seen. */
  readonly unseen: number;
}

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

/** By component, its observations in no order. The database hands each column over as one text. */
export async function readAnswers(
  ...of: Parameters<typeof selectObservations>
): Promise<Map<string, Answers>> {
  const rows = await selectObservations(...of)
    .select('observation.component_key')
    .select([
      ofSeen(sql`observation.customer_key`).as('customers'),
      ofSeen(sql`observation.amount`).as('amounts'),
      ofSeen(sql`observation.ratio`).as('ratios'),
      ofSeen(packedFacts).as('facts'),
      sql<number>`sum(observation.seen = 0)`.as('unseen'),
    ])
    .groupBy('observation.component_key')
    .execute();
  return new Map(
    rows.map(({ component_key, customers, amounts, ratios, facts, unseen }) => [
      component_key,
      {
        customers: JSON.parse(customers),
        amounts: JSON.parse(amounts),
        ratios: JSON.parse(ratios),
        facts: JSON.parse(facts),
        unseen,
      },
    ]),
  );
}

const ofSeen = (column: RawBuilder<unknown>) =>
  sql<string>`json_group_array(${column}) filter (where observation.seen = 1)`;

/** As each component was called last. */
export async function readComponentNames(
  ...of: Parameters<typeof selectObservations>
): Promise<Map<string, ComponentName>> {
  // SQLite takes columns that stand beside `max` from the row that has it.
  const last = selectObservations(...of)
    .select(sql<number>`observation.rowid`.as('nth'))
    .select(({ fn }) => fn.max('observation.at').as('latest'))
    .groupBy('observation.component_key');
  const rows = await of[0]
    .selectFrom(last.as('last'))
    .innerJoin('observation', (join) => join.on(sql`observation.rowid`, '=', sql.ref('last.nth')))
    .select([
      'observation.component_key',
      'observation.title',
      'observation.category',
      'observation.period',
      'observation.currency',
    ])
    .orderBy('observation.component_key')
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
  | 'seen'
  | 'preselected'
  | 'ever_selected'
  | 'dropped'
  | 'readded'
  | 'at_base'
  | 'at_send'
  | 'at_accept'
  | 'band'
>;

function factsOf(row: FactColumns): ChoiceFacts {
  return {
    seen: row.seen === 1,
    preselected: row.preselected === 1,
    everSelected: row.ever_selected === 1,
    dropped: row.dropped === 1,
    readded: row.readded === 1,
    atBase: row.at_base === null ? null : row.at_base === 1,
    atSend: row.at_send === 1,
    atAccept: row.at_accept === null ? null : row.at_accept === 1,
    band: row.band === null ? null : (priceBands[row.band] ?? null),
  };
}

/** 9 000 ten-thousandths are 0.9. */
export const shareOfList = (ratio: number): number => ratio / listPrice;
