/** All observations as a file, read a page at a time: however many there are, few are in memory. */

import { minorDigits } from '#shared/money/currency.ts';
import { fromScaled } from '#shared/money/decimal.ts';
import type { CsvColumn } from '../csv.ts';
import { type ChoiceRecord, recordOf, type selectObservations, shareOfList } from './read-choices.ts';

interface FileRow extends ChoiceRecord {
  readonly customer: string;
  readonly deal: string;
}

const pageSize = 1_000;

export async function* observationPages(
  observations: ReturnType<typeof selectObservations>,
  test: (record: ChoiceRecord) => boolean,
): AsyncGenerator<FileRow> {
  const query = observations
    .innerJoin('opportunity', 'opportunity.id', 'observation.opportunity_id')
    .selectAll('observation')
    .select(['opportunity.customer_name as customer', 'opportunity.title as deal'])
    .orderBy('observation.opportunity_id')
    .orderBy('observation.cycle')
    .orderBy('observation.component_key')
    .limit(pageSize);
  let page = await query.execute();
  while (page.length > 0) {
    for (const row of page) {
      const record = { ...recordOf(row), customer: row.customer, deal: row.deal };
      if (test(record)) yield record;
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    // After the last one in the order of the key, so that no page has to count through those before it.
    page = await query
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('observation.opportunity_id', 'observation.cycle', 'observation.component_key'),
          '>',
          tuple(last.opportunity_id, last.cycle, last.component_key),
        ),
      )
      .execute();
  }
}

const yes = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no');
const share = (ratio: number | null) => (ratio === null ? null : shareOfList(ratio));

export function choiceColumns(day: (at: number) => string): readonly CsvColumn<FileRow>[] {
  return [
    ['component', (row) => row.title],
    ['section', (row) => row.category],
    ['price_period', (row) => row.period],
    ['customer', (row) => row.customer],
    ['deal', (row) => row.deal],
    ['cycle', (row) => row.cycle],
    ['sent', (row) => day(row.at)],
    ['currency', (row) => row.currency],
    ['amount', (row) => ({ decimal: fromScaled(BigInt(row.amount), minorDigits(row.currency)) })],
    ['share_of_list_price', (row) => share(row.ratio)],
    ['preselected', (row) => yes(row.preselected)],
    ['ever_selected', (row) => yes(row.everSelected)],
    ['taken_out', (row) => yes(row.dropped)],
    ['came_back', (row) => yes(row.readded)],
    ['in_what_was_sent', (row) => yes(row.atSend)],
    ['in_what_was_accepted', (row) => yes(row.atAccept)],
    ['worth_from', (row) => share(row.worth_from)],
    ['worth_to', (row) => share(row.worth_to)],
  ];
}
