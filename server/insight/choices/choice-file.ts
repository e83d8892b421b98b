/** All observations as a file, read a page at a time: however many there are, few are in memory. */

import { minorDigits } from '#shared/money/currency.ts';
import { fromScaled } from '#shared/money/decimal.ts';
import type { Bracket } from '#shared/statistics/turnbull.ts';
import type { CsvColumn } from '../csv.ts';
import { bracketOf, isBuyersChoice } from './brackets.ts';
import { priceReasonKey } from './price-words.ts';
import { type ChoiceRecord, recordOf, type selectObservations, shareOfList } from './read-choices.ts';

interface FileRow extends ChoiceRecord {
  /** As the page lists or sums them up; `null`: it shows nothing. */
  readonly bracket: Bracket | null;
  readonly customer: string;
  readonly deal: string;
}

const pageSize = 1_000;

export async function* observationPages(
  observations: ReturnType<typeof selectObservations>,
  reasons: ReadonlySet<string>,
  test: (record: ChoiceRecord) => boolean,
): AsyncGenerator<FileRow> {
  const query = observations
    .innerJoin('opportunity', 'opportunity.id', 'observation.opportunity_id')
    .innerJoin('offer_fact', 'offer_fact.version_id', 'observation.version_id')
    .leftJoin('cycle_fact', (join) =>
      join
        .onRef('cycle_fact.opportunity_id', '=', 'observation.opportunity_id')
        .onRef('cycle_fact.cycle', '=', 'observation.cycle'),
    )
    .selectAll('observation')
    .select(['opportunity.customer_name as customer', 'opportunity.title as deal'])
    .select(['offer_fact.accepted_at', 'cycle_fact.co_designed'])
    .orderBy('observation.opportunity_id')
    .orderBy('observation.cycle')
    .orderBy('observation.component_key')
    .limit(pageSize);
  let page = await query.execute();
  while (page.length > 0) {
    for (const row of page) {
      const record = recordOf(row);
      if (!test(record)) continue;
      const isPriceReason = reasons.has(priceReasonKey(row.opportunity_id, row.cycle, row.title));
      const shown = { ...record, isPriceReason, isBuyersChoice: isBuyersChoice(row) };
      const bracket = record.seen ? bracketOf(shown) : null;
      yield { ...record, bracket, customer: row.customer, deal: row.deal };
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

/** Kept at a price says nothing of how much more it is worth. */
const endOf = (bracket: Bracket | null) => (bracket && Number.isFinite(bracket.high) ? bracket.high : null);

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
    ['seen_by_customer', (row) => yes(row.seen)],
    ['in_what_both_found_ready', (row) => yes(row.atBase)],
    ['in_what_was_sent', (row) => yes(row.atSend)],
    ['in_what_was_accepted', (row) => yes(row.atAccept)],
    ['bracket_from', (row) => share(row.bracket?.low ?? null)],
    ['bracket_to', (row) => share(endOf(row.bracket))],
  ];
}
