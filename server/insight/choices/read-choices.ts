/** Observations as the views of choices read them: of one organisation, within a filter, without what never was a deal. */
import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { ChoiceFacts } from '#shared/insight/choice-cells.ts';
import { listPrice, priceBands } from '#shared/insight/price-bands.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import type { Schema } from '../../storage/schema.ts';
import type { ObservationTable } from '../../storage/schema-insight.ts';
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
  if (from !== null) query = query.where('observation.at', '>=', from);
  if (until !== null) query = query.where('observation.at', '<', until);
  return query;
}

/** In no order. */
export async function readChoices(...of: Parameters<typeof selectObservations>): Promise<ChoiceRecord[]> {
  const rows = await selectObservations(...of)
    .selectAll('observation')
    .execute();
  return rows.map(recordOf);
}

export function recordOf(row: ObservationTable): ChoiceRecord {
  return {
    ...row,
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
