/** What the buyer's side last did in each quote: the evidence that follow-up goes by. */
import type { Kysely } from 'kysely';
import type { Side } from '#shared/access/permissions.ts';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { Change } from '#shared/protocol/change.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import type { Schema } from '../storage/schema.ts';

export interface LastBuyerChange {
  readonly change: NonNullable<OutstandingQuote['lastBuyerChange']>;
  /** Whether the seller's side has changed the quote since. */
  readonly answered: boolean;
}

/** By quote, for every quote of the organisation in which a buyer has changed something. */
export async function lastBuyerChanges(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<Map<QuoteId, LastBuyerChange>> {
  const sellerSeqs = new Map(
    (await selectLastSeqs(db, organisationId, 'seller').execute()).map((row) => [row.quote_id, row.seq]),
  );
  const rows = await db
    .selectFrom('change')
    .innerJoin(selectLastSeqs(db, organisationId, 'buyer').as('last'), (join) =>
      join.onRef('last.quote_id', '=', 'change.quote_id').onRef('last.seq', '=', 'change.seq'),
    )
    .innerJoin('participant', 'participant.id', 'change.participant_id')
    .select([
      'change.quote_id',
      'change.seq',
      'change.at',
      'change.kind',
      'change.element_title',
      'change.field',
      'participant.name',
    ])
    .where('change.organisation_id', '=', organisationId)
    // One update may hold several changes; the first names it.
    .orderBy('change.ordinal', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      row.quote_id,
      {
        change: {
          at: row.at,
          name: row.name,
          kind: Change.shape.kind.parse(row.kind),
          title: row.element_title || (row.field ?? ''),
        },
        answered: (sellerSeqs.get(row.quote_id) ?? 0) > row.seq,
      },
    ]),
  );
}

/** An update belongs to one participant, so its sequence number belongs to one side. */
function selectLastSeqs(db: Kysely<Schema>, organisationId: OrganisationId, side: Side) {
  return db
    .selectFrom('change')
    .innerJoin('participant', 'participant.id', 'change.participant_id')
    .select((eb) => ['change.quote_id', eb.fn.max('change.seq').as('seq')])
    .where('change.organisation_id', '=', organisationId)
    .where('participant.side', '=', side)
    .groupBy('change.quote_id');
}
